package dev.selvedge.examples.spinner;

/** A way to let the spinner turn while the slow call computes. */
interface Version {

    /**
     * The word for it on the command line.
     *
     * @return the word
     */
    String name();

    /**
     * Makes the slow call, and turns the spinner until it has returned.
     *
     * @param call the slow call
     * @param spinner the spinner
     * @return what the slow call returned
     * @throws InterruptedException if the calling thread is interrupted
     */
    int run(SlowCall call, Spinner spinner) throws InterruptedException;
}
