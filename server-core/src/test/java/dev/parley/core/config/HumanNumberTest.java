package dev.parley.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "4096,4096",
        "-1,-1",
        "4k,4000",
        "4K,4096",
        "1m,1000000",
        "1M,1048576",
        "2g,2000000000",
        "2G,2147483648",
        "1t,1000000000000",
        "1T,1099511627776",
        "1.5k,1500",
        "0.5m,500000",
        " 7 ,7"
    })
    void reads(String text, long number) {
        assertEquals(number, HumanNumber.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5K,has decimals with the binary suffix K; write 1.5k",
        "1.5,is not a whole number",
        "1.00001k,is not a whole number",
        "99999999999T,is not a whole number",
        "four,is not a whole number such as 4096",
        "4kb,is not a whole number such as 4096",
        "'',is not a whole number such as 4096"
    })
    void refuses(String text, String reason) {
        String said =
                String.valueOf(
                        assertThrows(IllegalArgumentException.class, () -> HumanNumber.parse(text))
                                .getMessage());
        assertEquals(reason, said.substring(0, Math.min(reason.length(), said.length())));
    }
}
