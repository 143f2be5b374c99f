package dev.selvedge.examples.chase;

import dev.selvedge.Clause;
import dev.selvedge.Deadline;
import dev.selvedge.Receiver;
import dev.selvedge.Select;
import dev.selvedge.Sender;
import java.time.Duration;

/**
 * How one animal is heard by the other, and hears it. Both channels are rendezvous: if each told the other first and
 * listened then, both would wait for ever. So each waits for both at once, and for the time of its next step.
 */
final class Senses {
    private final Sender<Cell> voice;
    private final Receiver<Cell> ears;
    private final Duration pace;

    Senses(Sender<Cell> voice, Receiver<Cell> ears, Duration pace) {
        this.voice = voice;
        this.ears = ears;
        this.pace = pace;
    }

    /**
     * Listens, and is heard, until it is time for the next step.
     *
     * @param here where this animal is
     * @param other where it believes the other to be
     * @return where it now believes the other to be
     * @throws InterruptedException if the chase is over
     */
    Cell listen(Cell here, Cell other) throws InterruptedException {
        Deadline nextStep = Deadline.after(pace);
        Cell believed = other;
        boolean told = false;
        while (true) {
            Event event = Select.select(
                    ears.onReceive(Heard::new),
                    voice.onSend(here, Told::new).when(!told),
                    Clause.at(nextStep, TimeToStep::new));
            switch (event) {
                case Heard(Cell where) -> believed = where;
                case Told() -> told = true;
                case TimeToStep() -> {
                    return believed;
                }
            }
        }
    }

    private sealed interface Event {}

    private record Heard(Cell where) implements Event {}

    private record Told() implements Event {}

    private record TimeToStep() implements Event {}
}
