package dev.parley.engine.onnx.sample;

import java.util.Random;

/// Random rows of logits with what makes selection hard: ties, refused ids, flat and peaked shapes.
final class Rows {

    private Rows() {}

    static float[] random(Random random, int length) {
        float[] row = new float[length];
        int shape = random.nextInt(4);
        for (int i = 0; i < length; i++) {
            row[i] =
                    switch (shape) {
                        case 0 -> (float) (random.nextGaussian() * 3);
                        case 1 -> random.nextInt(6) - 3;
                        case 2 -> 1.25f;
                        default ->
                                random.nextInt(3) == 0
                                        ? Float.NEGATIVE_INFINITY
                                        : (float) random.nextGaussian() * 8;
                    };
        }
        row[random.nextInt(length)] = 2f;
        return row;
    }
}
