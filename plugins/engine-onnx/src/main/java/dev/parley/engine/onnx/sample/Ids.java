package dev.parley.engine.onnx.sample;

import java.util.List;

/// Short lists of token ids as arrays.
final class Ids {

    private Ids() {}

    static int[] array(List<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    static boolean contains(int[] ids, int id) {
        for (int each : ids) {
            if (each == id) {
                return true;
            }
        }
        return false;
    }
}
