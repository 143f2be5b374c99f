package dev.selvedge.simulation.corpus;

import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import java.util.List;

/**
 * An import reads rows from two sources. A malformed row ends the consumer, and as the scope is supervised, nobody else: a producer with
 * more rows than the channel has places waits for ever. Repaired, the consumer has a receiving end of its own, whose close ends
 * the sends.
 */
final class ProducerLeftBehind implements Specimen {

    @Override
    public String name() {
        return "a producer left behind by a dead consumer";
    }

    @Override
    public List<String> telltale() {
        return List.of("stuck", "task 'orders'", "send to channel 'rows'");
    }

    @Override
    public void buggy() throws InterruptedException {
        Channel<String> rows = Channel.named("rows").buffered(1);
        importRows(rows, () -> consume(rows));
    }

    @Override
    public void fixed() throws InterruptedException {
        Channel<String> rows = Channel.named("rows").buffered(1);
        Receiver.End<String> end = rows.receiver();
        importRows(rows, () -> {
            try (end) {
                consume(end);
            }
        });
    }

    private static void importRows(Channel<String> rows, Task.Action consumer) throws InterruptedException {
        Scope.named("import").supervised((task, failure) -> {}).run(scope -> {
            scope.fork("consumer", consumer);
            scope.fork("orders", () -> produce(rows, "1", "2"));
            scope.fork("returns", () -> produce(rows, "none"));
        });
    }

    private static void produce(Channel<String> rows, String... all) throws InterruptedException {
        try {
            for (String row : all) {
                rows.send(row);
            }
        } catch (ChannelClosedException _) {
            // nobody wants the rest
        }
    }

    private static void consume(Receiver<String> rows) throws InterruptedException {
        for (int number = 0; number < 3; number++) {
            Integer.parseInt(rows.receive());
        }
    }
}
