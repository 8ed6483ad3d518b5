package dev.parley.structured.automaton;

import java.util.Arrays;
import java.util.BitSet;

/// Bytes that an automaton never tells apart have one class. Classes ascend with their bytes.
///
/// @param classOf class of each byte, 256 of them
/// @param count how many classes
record ByteClasses(byte[] classOf, int count) {

    static final int BYTES = 256;

    static ByteClasses of(Nfa nfa) {
        BitSet starts = new BitSet(BYTES + 1);
        for (int state = 0; state < nfa.size(); state++) {
            nfa.eachByteEdge(
                    state,
                    (first, last, to) -> {
                        starts.set(first);
                        starts.set(last + 1);
                    });
        }
        return startingAt(starts);
    }

    /// The coarsest classes that tell apart what either of two does.
    static ByteClasses joint(ByteClasses a, ByteClasses b) {
        BitSet starts = new BitSet(BYTES + 1);
        for (int i = 1; i < BYTES; i++) {
            if (a.of(i) != a.of(i - 1) || b.of(i) != b.of(i - 1)) {
                starts.set(i);
            }
        }
        return startingAt(starts);
    }

    private static ByteClasses startingAt(BitSet starts) {
        byte[] classOf = new byte[BYTES];
        int current = 0;
        for (int i = 1; i < BYTES; i++) {
            if (starts.get(i)) {
                current++;
            }
            classOf[i] = (byte) current;
        }
        return new ByteClasses(classOf, current + 1);
    }

    int of(int value) {
        return classOf[value] & 0xFF;
    }

    /// A byte of each class.
    int[] samples() {
        int[] samples = new int[count];
        for (int i = BYTES - 1; i >= 0; i--) {
            samples[of(i)] = i;
        }
        return samples;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteClasses classes && Arrays.equals(classOf, classes.classOf);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(classOf);
    }
}
