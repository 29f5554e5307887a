package io.modeldeck.stats;

/** A portable generator: x ← (1103515245·x + 12345) mod 2³¹, u = x/2³¹. */
final class Lcg {

    private long x;

    Lcg(long seed) {
        x = seed;
    }

    double uniform() {
        x = (1_103_515_245L * x + 12_345) & 0x7fff_ffffL;
        return x / 2_147_483_648.0;
    }

    /** Nearly normal: twelve uniforms minus six. */
    double normal() {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += uniform();
        }
        return sum - 6;
    }

    double[] normals(int n, double mean, double std) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = mean + std * normal();
        }
        return values;
    }

    double[] uniforms(int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = uniform();
        }
        return values;
    }

    /** Whole numbers from 0 to {@code bound}−1, so that ties abound. */
    double[] integers(int n, int bound) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = Math.floor(uniform() * bound);
        }
        return values;
    }
}
