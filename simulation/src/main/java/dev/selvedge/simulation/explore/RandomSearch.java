package dev.selvedge.simulation.explore;

import dev.selvedge.simulation.engine.Actor;
import dev.selvedge.simulation.engine.Chooser;
import dev.selvedge.simulation.engine.Mix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everyone who could go on is as likely to. */
final class RandomSearch implements Search {

    @Override
    public Chooser next(long seed) {
        return new Dice(seed);
    }

    private static final class Dice implements Chooser {

        private long state;

        Dice(long seed) {
            this.state = Mix.mix(seed);
        }

        @Override
        public Actor choose(List<Actor> ready, @Nullable Actor current, @Nullable Actor last) {
            state = Mix.mix(state);
            return ready.get((int) Math.floorMod(state, (long) ready.size()));
        }
    }
}
