package dev.parley.core.metrics;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the process uses, under the names that Prometheus' own clients give it.
final class ProcessMeters implements MeterBinder {

    private static final Path STATUS = Path.of("/proc/self/status");

    @Override
    public void bindTo(MeterRegistry registry) {
        double started = ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0;
        Gauge.builder("process_start_time_seconds", () -> started)
                .description("Start time of the process since unix epoch in seconds.")
                .register(registry);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            FunctionCounter.builder(
                            "process_cpu_seconds", system, it -> it.getProcessCpuTime() / 1e9)
                    .description("Total user and system CPU time spent in seconds.")
                    .register(registry);
            if (system instanceof UnixOperatingSystemMXBean unix) {
                bindFiles(registry, unix);
            }
        }
        if (Files.isReadable(STATUS)) {
            memory(
                    registry,
                    "process_resident_memory_bytes",
                    "VmRSS:",
                    "Resident memory size in bytes.");
            memory(
                    registry,
                    "process_virtual_memory_bytes",
                    "VmSize:",
                    "Virtual memory size in bytes.");
        }
    }

    private static void bindFiles(MeterRegistry registry, UnixOperatingSystemMXBean unix) {
        Gauge.builder(
                        "process_open_fds",
                        unix,
                        UnixOperatingSystemMXBean::getOpenFileDescriptorCount)
                .description("Number of open file descriptors.")
                .register(registry);
        Gauge.builder("process_max_fds", unix, UnixOperatingSystemMXBean::getMaxFileDescriptorCount)
                .description("Maximum number of open file descriptors.")
                .register(registry);
    }

    private static void memory(
            MeterRegistry registry, String name, String line, String description) {
        Gauge.builder(name, () -> kibibytes(line) * 1024)
                .description(description)
                .register(registry);
    }

    private static double kibibytes(String line) {
        try {
            for (String status : Files.readAllLines(STATUS)) {
                if (status.startsWith(line)) {
                    String[] words = status.substring(line.length()).strip().split("\\s+", 2);
                    return Double.parseDouble(words[0]);
                }
            }
        } catch (IOException e) {
            return Double.NaN;
        }
        return Double.NaN;
    }
}
