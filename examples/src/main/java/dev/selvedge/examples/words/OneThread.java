package dev.selvedge.examples.words;

/** Counts on the calling thread, one file after another: what the pipeline is compared with. */
final class OneThread {
    private OneThread() {}

    static Tally count(Source source, Counter counter) throws InterruptedException {
        Tally tally = new Tally();
        source.visit(file -> counter.count(file, tally), tally);
        return tally;
    }
}
