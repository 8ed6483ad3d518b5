import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Measures a running server: how much of the time to first token goes into rendering the
/// conversation and tokenizing the prompt. `/tokenize` does both for the same messages; what it takes for
/// one token is taken off. Its answer lists the tokens, so the share is an upper bound.
///
/// Usage: `java PromptShare.java URL ROUNDS`. Each round asks at every size in turn; the first only
/// warms up. Prints medians.
public final class PromptShare {

    private static final int[] SIZES = {100, 4_000, 32_000};
    private static final int WARM_UP = 1;
    private static final double LEAST_MILLIS = 0.01;
    private static final int ROOM = 64;
    private static final double MILLI = 1e6;
    private static final String TEXT =
            "In 1969, three people flew to the Moon; two of them walked there. Größe, 世界, 😀 and"
                    + " code: int x = 42; ";
    private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");
    private static final Pattern LONGEST = Pattern.compile("\"max_model_len\":(\\d+)");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private int serial;

    private PromptShare(String url) {
        this.url = url;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new PromptShare(arguments[0]).measure(Integer.parseInt(arguments[1]));
    }

    private void measure(int rounds) throws IOException, InterruptedException {
        int perText = number(COUNT, post("/tokenize", messages(100))) / 100;
        int longest = number(LONGEST, get("/v1/models"));
        System.out.println(" tokens  first token ms  render+tokenize ms  share %  tokens/s");
        for (int size : SIZES) {
            if (size + ROOM > longest) {
                System.out.printf("%7d  beyond the model's context of %d%n", size, longest);
                continue;
            }
            System.out.println(row(Math.max(1, size / perText), rounds));
        }
    }

    private String row(int texts, int rounds) throws IOException, InterruptedException {
        double[] first = new double[rounds];
        double[] idle = new double[rounds];
        double[] prompt = new double[rounds];
        int tokens = 0;
        for (int round = -WARM_UP; round < rounds; round++) {
            long start = System.nanoTime();
            post("/tokenize", "\"prompt\":\"a\"");
            long one = System.nanoTime() - start;
            start = System.nanoTime();
            String answer = post("/tokenize", messages(texts));
            long both = System.nanoTime() - start;
            long token = firstToken(messages(texts));
            tokens = number(COUNT, answer);
            if (round >= 0) {
                first[round] = token / MILLI;
                idle[round] = one / MILLI;
                prompt[round] = both / MILLI;
            }
        }
        double toFirst = median(first);
        double toPrompt = Math.max(LEAST_MILLIS, median(prompt) - median(idle));
        return String.format(
                Locale.ROOT,
                "%7d  %14.2f  %18.2f  %7.2f  %8.0f",
                tokens,
                toFirst,
                toPrompt,
                100 * toPrompt / toFirst,
                tokens / toPrompt * 1_000);
    }

    /// A conversation no server has seen.
    private String messages(int texts) {
        return "\"messages\":[{\"role\":\"user\",\"content\":\"%d %s\"}]"
                .formatted(serial++, TEXT.repeat(texts));
    }

    private long firstToken(String messages) throws IOException, InterruptedException {
        HttpRequest request =
                request("/v1/chat/completions", messages + ",\"stream\":true,\"max_tokens\":1");
        long start = System.nanoTime();
        long first = 0;
        try (InputStream body = client.send(request, BodyHandlers.ofInputStream()).body();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: {\"error\"") || line.startsWith("{")) {
                    throw new IOException(line);
                }
                boolean role = line.contains("\"role\":") && line.contains("\"content\":\"\"");
                if (first == 0 && line.startsWith("data: {") && !role) {
                    first = System.nanoTime() - start;
                }
            }
        }
        return first;
    }

    private HttpRequest request(String path, String fields) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{" + fields + "}"))
                .build();
    }

    private String post(String path, String fields) throws IOException, InterruptedException {
        var response = client.send(request(path, fields), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.body());
        }
        return response.body();
    }

    private String get(String path) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(url + path)).build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static int number(Pattern pattern, String json) throws IOException {
        Matcher matcher = pattern.matcher(json);
        if (!matcher.find()) {
            throw new IOException("no " + pattern + " in " + json);
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
