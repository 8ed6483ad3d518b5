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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Measures time to first token and tokens per second of streamed completions, for one or several
/// servers in turn, so that a busy machine treats them alike.
///
/// Usage: `java Streams.java ROUNDS NAME=URL...`. Each round asks every server for 1 and for 16
/// streams of 128 tokens; the first round only warms up. Prints medians with the middle half's
/// spread, and ratios to the last server.
public final class Streams {

    private static final int TOKENS = 128;
    private static final int[] LEVELS = {1, 16};

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int serial;

    /// One measurement.
    ///
    /// @param firstToken milliseconds until the first token, mean over the streams
    /// @param tokensPerSecond of all streams together
    private record Sample(double firstToken, double tokensPerSecond) {}

    /// One stream's times in nanoseconds.
    private record Times(long firstToken, long end) {}

    private Streams() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        int rounds = Integer.parseInt(arguments[0]);
        Map<String, String> servers = new LinkedHashMap<>();
        for (String argument : Arrays.copyOfRange(arguments, 1, arguments.length)) {
            String[] parts = argument.split("=", 2);
            servers.put(parts[0], parts[1]);
        }
        new Streams().run(rounds, servers);
    }

    private void run(int rounds, Map<String, String> servers)
            throws InterruptedException, ExecutionException {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (int level : LEVELS) {
                for (var server : servers.entrySet()) {
                    Sample sample = measure(server.getValue(), level);
                    if (round > 0) {
                        String key = level + " " + server.getKey();
                        samples.computeIfAbsent(key, _ -> new ArrayList<>()).add(sample);
                    }
                }
            }
        }
        print(servers.keySet().stream().toList(), samples);
    }

    private Sample measure(String url, int streams)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        List<Future<Times>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < streams; i++) {
                String prompt =
                        "Story " + serial++ + ". Once upon a time there was a small fox who";
                running.add(threads.submit(() -> stream(url, prompt)));
            }
        }
        double first = 0;
        long end = 0;
        for (Future<Times> times : running) {
            first += (times.get().firstToken() - start) / 1e6 / streams;
            end = Math.max(end, times.get().end());
        }
        return new Sample(first, streams * TOKENS / ((end - start) / 1e9));
    }

    private Times stream(String url, String prompt) throws IOException, InterruptedException {
        String body =
                ("{\"prompt\":\"%s\",\"max_tokens\":%d,\"ignore_eos\":true,\"temperature\":0,\"stream\":true,"
                     + "\"stream_options\":{\"include_usage\":true}}")
                        .formatted(prompt, TOKENS);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/v1/completions"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        long first = 0;
        boolean whole = false;
        try (InputStream in = client.send(request, BodyHandlers.ofInputStream()).body();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (first == 0 && line.startsWith("data: {")) {
                    first = System.nanoTime();
                }
                whole |= line.contains("\"completion_tokens\":" + TOKENS);
            }
        }
        if (!whole) {
            throw new IllegalStateException(url + " did not send " + TOKENS + " tokens");
        }
        return new Times(first, System.nanoTime());
    }

    private static void print(List<String> names, Map<String, List<Sample>> samples) {
        System.out.println(
                "streams  server      TTFT ms (middle half)      tokens/s (middle half)");
        for (int level : LEVELS) {
            double[] last = medians(samples.get(level + " " + names.getLast()));
            for (String name : names) {
                List<Sample> all = samples.get(level + " " + name);
                double[] first = sorted(all.stream().mapToDouble(Sample::firstToken).toArray());
                double[] rate = sorted(all.stream().mapToDouble(Sample::tokensPerSecond).toArray());
                double[] middle = medians(all);
                System.out.printf(
                        Locale.ROOT,
                        "%7d  %-10s  %8.2f (%.2f-%.2f)  %8.0f (%.0f-%.0f)  ratio TTFT %.2f,"
                                + " tokens/s %.2f%n",
                        level,
                        name,
                        middle[0],
                        first[first.length / 4],
                        first[first.length * 3 / 4],
                        middle[1],
                        rate[rate.length / 4],
                        rate[rate.length * 3 / 4],
                        middle[0] / last[0],
                        middle[1] / last[1]);
            }
        }
    }

    private static double[] medians(List<Sample> samples) {
        double[] first = sorted(samples.stream().mapToDouble(Sample::firstToken).toArray());
        double[] rate = sorted(samples.stream().mapToDouble(Sample::tokensPerSecond).toArray());
        return new double[] {first[first.length / 2], rate[rate.length / 2]};
    }

    private static double[] sorted(double[] values) {
        Arrays.sort(values);
        return values;
    }
}
