package dev.parley.engine.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.parley.engine.onnx.graph.GraphWriter.Operator;
import dev.parley.engine.onnx.ort.CustomOperator;
import dev.parley.engine.onnx.ort.ElementType;
import dev.parley.engine.onnx.ort.GivenSettings;
import dev.parley.engine.onnx.ort.Kernel;
import dev.parley.engine.onnx.ort.KernelCall;
import dev.parley.engine.onnx.ort.OnnxRuntimeLibrary;
import dev.parley.engine.onnx.ort.OrtEnvironment;
import dev.parley.engine.onnx.ort.OrtException;
import dev.parley.engine.onnx.ort.OrtSession;
import dev.parley.engine.onnx.ort.OrtTensor;
import dev.parley.engine.onnx.ort.SessionSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// A small graph: rows of a weight are gathered and go through an operator written in Java.
class CustomOperatorRunTest {

    private static final int COLUMNS = 3;
    private static final int SHARES = 5;

    private final Arena arena = Arena.ofShared();
    private final OrtEnvironment environment =
            OrtEnvironment.open(OnnxRuntimeLibrary.locate(new GivenSettings(Map.of())));

    @AfterEach
    void close() {
        environment.close();
        arena.close();
    }

    /// Adds its instance to every element and counts shares.
    private static class Adding implements Kernel {

        final AtomicIntegerArray shares = new AtomicIntegerArray(SHARES);

        @Override
        public void compute(int instance, KernelCall call) {
            MemorySegment input = call.input(0, 2L * COLUMNS * Float.BYTES);
            MemorySegment output = call.output(0, 2, COLUMNS);
            for (int i = 0; i < 2 * COLUMNS; i++) {
                output.setAtIndex(JAVA_FLOAT, i, input.getAtIndex(JAVA_FLOAT, i) + instance);
            }
            call.parallel(SHARES);
        }

        @Override
        public void share(int index) {
            shares.incrementAndGet(index);
        }
    }

    private OrtSession session(Kernel kernel) {
        GraphWriter writer = new GraphWriter();
        writer.input("rows", ElementType.INT32, "n");
        writer.weight("table", ElementType.FLOAT32, List.of(4L, (long) COLUMNS));
        writer.node(Operator.standard("Gather"), List.of("table", "rows"), List.of("gathered"));
        writer.node(
                new Operator("test", "Adding"),
                List.of("gathered"),
                List.of("sum"),
                new Attribute.Whole(CustomOperator.INSTANCE, 40));
        writer.output("sum", ElementType.FLOAT32, "n", COLUMNS);
        MemorySegment table =
                arena.allocateFrom(JAVA_FLOAT, 0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32);
        CustomOperator operator = CustomOperator.of(environment, "Adding", kernel, arena);
        try (OrtTensor weight =
                OrtTensor.over(environment, table, ElementType.FLOAT32, 4, COLUMNS)) {
            return OrtSession.open(
                    environment,
                    arena.allocateFrom(JAVA_BYTE, writer.model("test", "test")),
                    new SessionSettings(
                            2, Duration.ZERO, Map.of("table", weight), "test", List.of(operator)),
                    new OrtSession.Ports(List.of("rows"), List.of("sum")));
        }
    }

    private float[] run(OrtSession session) {
        MemorySegment result = arena.allocate(JAVA_FLOAT, 2 * COLUMNS);
        try (OrtTensor rows =
                        OrtTensor.over(
                                environment,
                                arena.allocateFrom(JAVA_INT, 2, 0),
                                ElementType.INT32,
                                2);
                OrtTensor sum =
                        OrtTensor.over(environment, result, ElementType.FLOAT32, 2, COLUMNS)) {
            session.run(new OrtTensor[] {rows}, new OrtTensor[] {sum});
            return result.toArray(JAVA_FLOAT);
        }
    }

    @Test
    void computesInJavaAndSharesWork() {
        Adding kernel = new Adding();
        try (OrtSession session = session(kernel)) {
            assertArrayEquals(new float[] {60, 61, 62, 40, 41, 42}, run(session));
            for (int share = 0; share < SHARES; share++) {
                assertEquals(1, kernel.shares.get(share));
            }
        }
    }

    @Test
    void whatAKernelThrowsFailsTheRunAndTheNextOneWorks() {
        AtomicInteger calls = new AtomicInteger();
        Kernel kernel =
                new Adding() {
                    @Override
                    public void compute(int instance, KernelCall call) {
                        if (calls.getAndIncrement() == 0) {
                            throw new IllegalStateException("spilt");
                        }
                        super.compute(instance, call);
                    }
                };
        try (OrtSession session = session(kernel)) {
            OrtException failure = assertThrows(OrtException.class, () -> run(session));
            assertEquals("spilt", failure.getSuppressed()[0].getMessage());
            assertArrayEquals(new float[] {60, 61, 62, 40, 41, 42}, run(session));
        }
    }

    @Test
    void whatAShareThrowsFailsTheRun() {
        Kernel kernel =
                new Adding() {
                    @Override
                    public void share(int index) {
                        throw new IllegalStateException("share " + index);
                    }
                };
        try (OrtSession session = session(kernel)) {
            OrtException failure = assertThrows(OrtException.class, () -> run(session));
            assertEquals(IllegalStateException.class, failure.getSuppressed()[0].getClass());
        }
    }

    @Test
    void bytesThatAreNoModelAreRefused() {
        SessionSettings settings =
                new SessionSettings(1, Duration.ZERO, Map.of(), "test", List.of());
        OrtSession.Ports ports = new OrtSession.Ports(List.of(), List.of());
        MemorySegment nonsense = arena.allocateFrom("no model");
        assertThrows(
                OrtException.class, () -> OrtSession.open(environment, nonsense, settings, ports));
    }
}
