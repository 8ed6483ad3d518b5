import com.sun.tools.attach.VirtualMachine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// Measures what a server's front end costs per streamed chunk while its engine sends tokens at a known
/// pace: chunks and tokens per CPU second of the process, how late chunks come, bytes allocated per chunk.
///
/// Usage: `java Chunks.java URL PID STREAMS TOKENS_PER_SECOND SECONDS`. The engine must send a fixed
/// text at `TOKENS_PER_SECOND` to every stream. Streams that name their tokens teach how the text
/// falls into tokens, so that a chunk of several tokens is known for that. A chunk's schedule is that of its last
/// token: the line of the pace under all chunks of its stream. Twice as many seconds of warm-up with
/// 256 streams or more come first: what is measured is a server that has served for a while.
public final class Chunks {

    private static final int TOKENS = 400;
    private static final int WARM = 256;
    private static final String EVENT = "data: {";
    private static final String CONTENT = "\"content\":\"";
    private static final String IDS = "\"token_ids\":[";
    private static final double TICKS_PER_SECOND = 100;

    private final URI url;
    private final long process;
    private final double gap;
    private final int[] ends = new int[TOKENS];

    /// What one stream brought.
    ///
    /// @param chunks with text
    /// @param tokens in them
    /// @param late milliseconds behind the schedule, per chunk
    private record Stream(int chunks, int tokens, double[] late) {}

    /// One chunk.
    ///
    /// @param nanos when it came
    /// @param characters of the stream so far
    /// @param tokens named in it
    private record Arrival(long nanos, int characters, int tokens) {}

    private Chunks(URI url, long process, double rate) {
        this.url = url;
        this.process = process;
        gap = 1e9 / rate;
    }

    public static void main(String[] arguments) throws Exception {
        Chunks chunks =
                new Chunks(
                        URI.create(arguments[0]),
                        Long.parseLong(arguments[1]),
                        Double.parseDouble(arguments[3]));
        chunks.learn();
        chunks.measure(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[4]));
    }

    /// Notes where each token's text ends, from streams that name their tokens; where tokens always came
    /// together, all of them end where the last one does.
    private void learn() throws IOException {
        for (int tries = 0; tries < 3; tries++) {
            int token = 0;
            for (Arrival arrival : read(TOKENS, true)) {
                token += arrival.tokens();
                ends[token - 1] = arrival.characters();
            }
        }
        for (int i = TOKENS - 2; i >= 0; i--) {
            ends[i] = ends[i] == 0 ? ends[i + 1] : ends[i];
        }
    }

    private void measure(int streams, int seconds) throws Exception {
        run(Math.max(streams, WARM), 2 * seconds);
        long allocated = allocated();
        double cpu = cpuSeconds();
        long start = System.nanoTime();
        List<Stream> all = run(streams, seconds);
        double wall = (System.nanoTime() - start) / 1e9;
        cpu = cpuSeconds() - cpu;
        allocated = allocated() - allocated;
        long chunks = all.stream().mapToLong(Stream::chunks).sum();
        long tokens = all.stream().mapToLong(Stream::tokens).sum();
        double[] late =
                all.stream().flatMapToDouble(it -> Arrays.stream(it.late())).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%5d streams  %8.0f chunks/s  %8.0f chunks/CPU-s  %8.0f tokens/CPU-s  CPU %5.1f %% "
                        + " late p50 %7.2f ms  p99 %8.2f ms  %s%n",
                streams,
                chunks / wall,
                chunks / cpu,
                tokens / cpu,
                100 * cpu / wall,
                late[late.length / 2],
                late[(int) (late.length * 0.99)],
                allocated == 0 ? "" : "%6d bytes/chunk".formatted(allocated / chunks));
    }

    /// Keeps so many streams busy for a while.
    private List<Stream> run(int streams, int seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Future<List<Stream>>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < streams; i++) {
                running.add(
                        threads.submit(
                                () -> {
                                    List<Stream> mine = new ArrayList<>();
                                    while (System.nanoTime() < end) {
                                        mine.add(stream(end));
                                    }
                                    return mine;
                                }));
            }
        }
        List<Stream> all = new ArrayList<>();
        for (Future<List<Stream>> mine : running) {
            all.addAll(mine.get());
        }
        return all;
    }

    private Stream stream(long end) throws IOException {
        int left = (int) Math.ceil((end - System.nanoTime()) / gap);
        List<Arrival> arrivals = read(Math.clamp(left, 1, TOKENS), false);
        double[] late = new double[arrivals.size()];
        int tokens = 0;
        for (int i = 0; i < late.length; i++) {
            int found = Arrays.binarySearch(ends, arrivals.get(i).characters());
            tokens = Math.min(1 + (found < 0 ? -found - 1 : found), TOKENS);
            late[i] = (arrivals.get(i).nanos() - arrivals.getFirst().nanos() - tokens * gap) / 1e6;
        }
        double least = Arrays.stream(late).min().orElse(0);
        return new Stream(late.length, tokens, Arrays.stream(late).map(it -> it - least).toArray());
    }

    /// Reads one stream's chunks with text.
    private List<Arrival> read(int tokens, boolean named) throws IOException {
        byte[] body =
                ("{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}],\"stream\":true,"
                                + "\"temperature\":0,\"ignore_eos\":true,\"max_tokens\":%d,"
                                + "\"return_token_ids\":%b,"
                                + "\"chat_template_kwargs\":{\"enable_thinking\":false}}")
                        .formatted(tokens, named)
                        .getBytes(StandardCharsets.UTF_8);
        String head =
                ("POST /v1/chat/completions HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n"
                                + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n")
                        .formatted(url.getAuthority(), body.length);
        List<Arrival> arrivals = new ArrayList<>();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            int characters = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int length = line.startsWith(EVENT) ? contentLength(line) : 0;
                characters += length;
                if (length > 0) {
                    arrivals.add(new Arrival(System.nanoTime(), characters, named(line)));
                }
            }
        }
        if (arrivals.isEmpty()) {
            throw new IOException(url + " sent no text");
        }
        return arrivals;
    }

    private static int contentLength(String event) {
        int start = event.indexOf(CONTENT);
        int length = 0;
        for (int i = start + CONTENT.length(); start >= 0 && event.charAt(i) != '"'; i++) {
            if (event.charAt(i) == '\\') {
                i += event.charAt(i + 1) == 'u' ? 5 : 1;
            }
            length++;
        }
        return length;
    }

    private static int named(String event) {
        int start = event.indexOf(IDS);
        return start < 0
                ? 0
                : event.substring(start, event.indexOf(']', start)).split(",", -1).length;
    }

    /// User and system time of the process.
    private double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /// Bytes that all threads of a Java process allocated so far; 0 for other processes.
    private long allocated() throws Exception {
        if (!Files.readSymbolicLink(Path.of("/proc/" + process + "/exe")).endsWith("java")) {
            return 0;
        }
        VirtualMachine machine = VirtualMachine.attach(Long.toString(process));
        try (var connector =
                JMXConnectorFactory.connect(
                        new JMXServiceURL(machine.startLocalManagementAgent()))) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            return (Long)
                    beans.getAttribute(
                            new ObjectName("java.lang:type=Threading"),
                            "TotalThreadAllocatedBytes");
        } finally {
            machine.detach();
        }
    }
}
