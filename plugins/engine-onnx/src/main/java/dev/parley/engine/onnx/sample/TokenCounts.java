package dev.parley.engine.onnx.sample;

import dev.parley.engine.onnx.kv.TokenHistory;

import java.util.Arrays;

/// Which ids a sequence has seen and how often each stands in its output. An open-addressed table
/// from id to place, beside dense arrays to loop over.
final class TokenCounts {

    private static final int EMPTY = -1;

    private int[] places = new int[128];
    private int[] ids = new int[64];
    private int[] outputs = new int[64];
    private int size;

    TokenCounts(TokenHistory tokens) {
        Arrays.fill(places, EMPTY);
        for (int i = 0; i < tokens.promptLength(); i++) {
            place(tokens.at(i));
        }
        for (int i = tokens.promptLength(); i < tokens.length(); i++) {
            addOutput(tokens.at(i));
        }
    }

    /// Counts a token of the output.
    void addOutput(int id) {
        int place = place(id);
        outputs[place]++;
    }

    /// Applies the three penalties to the logits of all ids seen.
    void penalise(float[] row, float repetition, float frequency, float presence) {
        for (int i = 0; i < size; i++) {
            int id = ids[i];
            float logit = row[id];
            logit = logit > 0 ? logit / repetition : logit * repetition;
            if (outputs[i] > 0) {
                logit -= frequency * outputs[i];
                logit -= presence;
            }
            row[id] = logit;
        }
    }

    private int place(int id) {
        int slot = slot(id);
        if (places[slot] == EMPTY) {
            if (size == ids.length) {
                enlarge();
                slot = slot(id);
            }
            ids[size] = id;
            places[slot] = size++;
        }
        return places[slot];
    }

    private int slot(int id) {
        int mask = places.length - 1;
        int slot = ((id * 0x9E3779B9) >>> 7) & mask;
        while (places[slot] != EMPTY && ids[places[slot]] != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void enlarge() {
        ids = Arrays.copyOf(ids, 2 * size);
        outputs = Arrays.copyOf(outputs, 2 * size);
        places = new int[4 * size];
        Arrays.fill(places, EMPTY);
        for (int i = 0; i < size; i++) {
            places[slot(ids[i])] = i;
        }
    }
}
