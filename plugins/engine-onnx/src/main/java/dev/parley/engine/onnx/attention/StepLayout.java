package dev.parley.engine.onnx.attention;

import dev.parley.engine.onnx.step.StepPlan;
import dev.parley.engine.onnx.step.StepPlan.Slice;

import java.util.Arrays;
import java.util.List;

/// Where the rows of one step go: to which slot of the pool, and into which tiles of attention. The
/// same for every layer. Written by the engine thread between runs.
final class StepLayout {

    private static final Slice NOTHING = new Slice(0, 0, 0, new int[0]);

    private final int blockSize;
    private final int tileRows;
    private int[] rowPositions = {};
    private int[] rowBlocks = {};
    private Slice[] tileSlices = {};
    private int[] tileStarts = {};
    private int rows;
    private int tiles;
    private int longest;
    private long visits;

    /// @param tileRows most rows of one tile
    StepLayout(int blockSize, int tileRows) {
        this.blockSize = blockSize;
        this.tileRows = tileRows;
    }

    /// Lays out a step.
    void load(StepPlan plan) {
        rows = plan.tokens().length;
        tiles = 0;
        longest = 0;
        visits = 0;
        reserveRows();
        List<Slice> slices = plan.slices();
        for (int i = 0; i < slices.size(); i++) {
            place(slices.get(i));
        }
    }

    private void reserveRows() {
        if (rowPositions.length < rows) {
            rowPositions = new int[2 * rows];
            rowBlocks = new int[2 * rows];
        }
    }

    private void place(Slice slice) {
        for (int row = 0; row < slice.rows(); row++) {
            int position = slice.context() + row;
            rowPositions[slice.firstRow() + row] = position;
            rowBlocks[slice.firstRow() + row] = slice.blocks()[position / blockSize];
        }
        for (int row = 0; row < slice.rows(); row += tileRows) {
            addTile(slice, row);
        }
        int length = slice.context() + slice.rows();
        longest = Math.max(longest, length);
        visits += (long) slice.rows() * length;
    }

    private void addTile(Slice slice, int row) {
        if (tiles == tileStarts.length) {
            int grown = Math.max(64, 2 * tiles);
            tileStarts = Arrays.copyOf(tileStarts, grown);
            tileSlices = Arrays.copyOf(tileSlices, grown);
            Arrays.fill(tileSlices, tiles, grown, NOTHING);
        }
        tileSlices[tiles] = slice;
        tileStarts[tiles] = row;
        tiles++;
    }

    /// Rows in this step.
    int rows() {
        return rows;
    }

    /// Position of a row in its sequence.
    int position(int row) {
        return rowPositions[row];
    }

    /// Pool block that takes a row's key and value.
    int block(int row) {
        return rowBlocks[row];
    }

    /// Tiles in this step.
    int tiles() {
        return tiles;
    }

    /// The sequence of a tile.
    Slice slice(int tile) {
        return tileSlices[tile];
    }

    /// A tile's first row, from 0 within its slice.
    int start(int tile) {
        return tileStarts[tile];
    }

    /// How many rows a tile has.
    int tileRows(int tile) {
        return Math.min(tileRows, tileSlices[tile].rows() - tileStarts[tile]);
    }

    /// Tokens of the longest sequence after this step.
    int longest() {
        return longest;
    }

    /// About how many pairs of row and token attention looks at.
    long visits() {
        return visits;
    }
}
