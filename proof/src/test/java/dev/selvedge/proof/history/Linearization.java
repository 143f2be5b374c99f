package dev.selvedge.proof.history;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks for an order of the calls in which the model gives the recorded answers. Each call begins at an instant between its
 * invocation and its return; one that waits has ended, by the deed of another, before its return. The search is that of
 * Wing and Gong (Testing and Verifying Concurrent Objects, 1993), with Lowe's memory of what was tried (2017).
 *
 * <p>A call that was given up took no effect, so it is left out: were it to have had one, no order would be found.
 */
final class Linearization {

    private final List<Call> calls;
    private final Predicate<Model> agreesAtEnd;
    private final Set<List<Object>> tried = new HashSet<>();

    private Linearization(List<Call> calls, Predicate<Model> agreesAtEnd) {
        this.calls = calls;
        this.agreesAtEnd = agreesAtEnd;
    }

    /**
     * Tells whether there is such an order.
     *
     * @param history all calls, at most 63 of them with an effect
     * @param kinds the channels
     * @param agreesAtEnd whether the channels that were left are those of the model
     */
    static boolean exists(List<Call> history, List<Kind> kinds, Predicate<Model> agreesAtEnd) {
        List<Call> calls = history.stream()
                .filter(call -> call.answer().kind() != Answer.Kind.GIVEN_UP)
                .toList();
        if (calls.size() > 63) {
            throw new IllegalArgumentException("a history of " + calls.size() + " calls is too long: at most 63");
        }
        return new Linearization(calls, agreesAtEnd).search(new Model(calls, kinds), 0);
    }

    private boolean search(Model model, long begun) {
        if (begun == (1L << calls.size()) - 1) {
            return firstReturn(model) == Long.MAX_VALUE && agreesAtEnd.test(model);
        }
        if (!tried.add(List.of(begun, model.state()))) {
            return false;
        }
        long limit = firstReturn(model);
        for (int call = 0; call < calls.size(); call++) {
            if ((begun & 1L << call) == 0 && calls.get(call).invoked() < limit) {
                Model next = model.copy();
                if (next.begin(call) && search(next, begun | 1L << call)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** When the first of those that have not ended in the model has returned: nothing begins after that before it ends. */
    private long firstReturn(Model model) {
        long first = Long.MAX_VALUE;
        for (int call = 0; call < calls.size(); call++) {
            if (!model.hasEnded(call)) {
                first = Math.min(first, calls.get(call).returned());
            }
        }
        return first;
    }
}
