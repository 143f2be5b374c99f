package dev.selvedge.simulation.engine;

import java.util.AbstractList;
import java.util.Arrays;

/** Who could go on, in the order of their numbers: a set, as a thread may be announced twice. */
final class Ready extends AbstractList<Actor> {

    private Actor[] actors = new Actor[16];
    private int size;

    void insert(Actor actor) {
        if (actor.ready) {
            return;
        }
        actor.ready = true;
        if (size == actors.length) {
            actors = Arrays.copyOf(actors, 2 * size);
        }
        int at = size;
        while (at > 0 && actors[at - 1].id > actor.id) {
            actors[at] = actors[at - 1];
            at--;
        }
        actors[at] = actor;
        size++;
    }

    void take(Actor actor) {
        if (!actor.ready) {
            return;
        }
        actor.ready = false;
        int at = indexOf(actor);
        System.arraycopy(actors, at + 1, actors, at, --size - at);
    }

    private int indexOf(Actor actor) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (actors[middle].id < actor.id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public Actor get(int index) {
        return actors[index];
    }

    @Override
    public int size() {
        return size;
    }
}
