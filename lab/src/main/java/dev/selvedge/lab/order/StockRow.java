package dev.selvedge.lab.order;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@link OrderSql#READ} found.
 *
 * @param available how many of the item are there
 * @param placed the order of the same number, if one was written before
 */
public record StockRow(int available, @Nullable Placed placed) {

    /**
     * An order that was written before.
     *
     * @param customer who ordered
     * @param item what
     * @param quantity how many
     * @param cents what it cost then
     */
    public record Placed(int customer, int item, int quantity, long cents) {}

    /**
     * Decides by what was found: the answer of the earlier order, or empty if the order can go on.
     *
     * @throws Refusal if the stock is gone, or the earlier order was for something else
     */
    public Optional<Answer> check(OrderRequest request) throws Refusal {
        if (placed != null) {
            return Optional.of(answerAgain(request, placed));
        }
        if (available < request.quantity()) {
            throw OrderRefusals.soldOut(request.item());
        }
        return Optional.empty();
    }

    private static Answer answerAgain(OrderRequest request, Placed placed) throws Refusal {
        boolean same = placed.customer == request.customer()
                && placed.item == request.item()
                && placed.quantity == request.quantity();
        if (!same) {
            throw OrderRefusals.otherOrder(request.order());
        }
        return OrderAnswers.confirmed(request, placed.cents);
    }
}
