package dev.selvedge.lab.workload.order;

import static dev.selvedge.lab.explain.Text.count;

import dev.selvedge.lab.explain.Facts;
import dev.selvedge.lab.result.Check;
import java.util.Optional;

/** What is told of orders, beside what is told of any request. */
final class OrderRules {

    private OrderRules() {}

    static Optional<String> check(Facts facts) {
        Check check = facts.model().check();
        if (check == null) {
            return Optional.of("The orders in the database were not checked.");
        }
        if (check.holds()) {
            return Optional.of(
                    "Each of the %s orders that clients saw confirmed, warm-up included, is in the database exactly once."
                            .formatted(count(check.confirmed())));
        }
        return Optional.of(
                ("ORDERS WERE LOST OR DOUBLED: clients saw %s confirmed and %s end in doubt, the database holds %s, and the"
                                + " stock %s with them.")
                        .formatted(
                                count(check.confirmed()),
                                count(check.unknown()),
                                count(check.written()),
                                check.consistent() ? "agrees" : "does not agree"));
    }
}
