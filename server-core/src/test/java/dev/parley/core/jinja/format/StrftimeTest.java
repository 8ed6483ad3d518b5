package dev.parley.core.jinja.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.core.jinja.RenderLimits;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.TextOut;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;

class StrftimeTest {

    @ParameterizedTest
    @CsvSource({
        "%Y-%m-%d, 2026-01-05",
        "%d %B %Y, 05 January 2026",
        "%a %A %b %h, Mon Monday Jan Jan",
        "%H:%M:%S.%f, 09:07:03.000045",
        "%I %p %l %k, 09 AM  9  9",
        "%j %U %W %V %G %u %w, 005 01 01 02 2026 1 1",
        "%y %C %e, 26 20  5",
        "%c, Mon Jan  5 09:07:03 2026",
        "%x %X %D %F %T %R, 01/05/26 09:07:03 01/05/26 2026-01-05 09:07:03 09:07",
        "%-d/%-m, 5/1",
        "100%%, 100%",
        "%z%Z|, |",
        "%q %, %q %",
        "%^a %#a %^B %#p %^c, MON MON JANUARY am MON JAN  5 09:07:03 2026",
        "%_d %_m %0e %-j %-H, ' 5  1 05 5 9'",
        "%5d|%_5d|%-5d|%05e, '00005|    5|    5|00005'",
        "%10D|%010T|%6a, '  01/05/26|0009:07:03|   Mon'",
        "%Ey %Od %Ea, 26 05 %Ea",
        "%-f %-Q %5Q, '%-f %-Q   %5Q'"
    })
    void writesAsCDoes(String format, String text) {
        ZonedDateTime time = ZonedDateTime.of(2026, 1, 5, 9, 7, 3, 45_000, ZoneOffset.UTC);
        TextOut out = new TextOut(new Budget(RenderLimits.UNTRUSTED));
        Strftime.write(time, format, out);
        assertEquals(text, out.toString());
    }
}
