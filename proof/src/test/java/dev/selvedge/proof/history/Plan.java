package dev.selvedge.proof.history;

import dev.selvedge.proof.history.Action.Manner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes up what the players of a round do. Each element is sent at most once. */
final class Plan {

    private static final List<Manner> MANNERS = List.of(Manner.values());

    private final Random random;
    private final int channels;
    private int elements;

    Plan(Random random, int channels) {
        this.random = random;
        this.channels = channels;
    }

    /** The actions of each player: a few, so that the search for an order stays short. */
    List<List<Action>> scripts() {
        List<List<Action>> scripts = new ArrayList<>();
        for (int player = 3 + random.nextInt(3); player > 0; player--) {
            boolean sends = random.nextBoolean();
            List<Action> script = new ArrayList<>();
            for (int i = 2 + random.nextInt(3); i > 0; i--) {
                script.add(action(sends));
            }
            scripts.add(script);
        }
        return scripts;
    }

    private Action action(boolean sends) {
        int channel = random.nextInt(channels);
        return switch (random.nextInt(40)) {
            case 0 -> new Action.Close(channel, random.nextBoolean());
            case 1 -> new Action.Abort(channel);
            case 2 -> new Action.IsClosed(channel);
            default -> attempt(sends == (random.nextInt(6) > 0));
        };
    }

    private Action.Attempt attempt(boolean sends) {
        Manner manner = MANNERS.get(random.nextInt(MANNERS.size()));
        List<Way> ways = new ArrayList<>();
        for (int channel = 0; channel < channels; channel++) {
            ways.add(sends ? Way.send(channel, elements++) : Way.receive(channel));
        }
        Collections.shuffle(ways, random);
        if (manner == Manner.PLAIN || manner == Manner.TRY) {
            return new Action.Attempt(manner, List.of(ways.getFirst()));
        }
        switch (random.nextInt(4)) {
            case 0 -> ways.add(Way.watch(random.nextInt(channels)));
            case 1 -> ways.add(other(sends));
            case 2 -> ways.set(1, other(sends));
            default -> {}
        }
        Collections.shuffle(ways, random);
        return new Action.Attempt(manner, List.copyOf(ways));
    }

    /** A way to the other side, perhaps at a channel that is among the ways already. */
    private Way other(boolean sends) {
        int channel = random.nextInt(channels);
        return sends ? Way.receive(channel) : Way.send(channel, elements++);
    }
}
