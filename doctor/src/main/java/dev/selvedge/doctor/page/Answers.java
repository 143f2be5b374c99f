package dev.selvedge.doctor.page;

import dev.selvedge.doctor.diagnosis.Words;
import dev.selvedge.doctor.snapshot.Resource;
import dev.selvedge.doctor.snapshot.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the page asks for by and by: the surroundings of what was clicked, and threads by name. All of bounded size. */
final class Answers {

    private static final int MOST_FRAMES = 64;
    private static final int MOST_HELD = 12;
    private static final int MOST_FOUND = 40;

    private Answers() {}

    private record Gone(boolean gone, long number) {}

    private record Around(
            boolean gone,
            long number,
            List<Graph.Node> nodes,
            List<Graph.Edge> edges,
            @Nullable Details details) {}

    private record Details(
            long thread,
            String name,
            String state,
            String container,
            List<String> waits,
            List<String> holds,
            int moreHeld,
            List<String> stack,
            int moreFrames,
            List<String> forkedAt,
            boolean cancellable) {}

    private record Found(long thread, String name, String what) {}

    private record Search(long number, int count, List<Found> found) {}

    /** The wait graph around something, and the details of a thread. */
    static String around(Picture picture, String kind, String id, boolean allowsCancel) {
        Graph graph = Neighbourhood.asked(picture, kind, id);
        if (graph == null) {
            return PictureJson.text(new Gone(true, picture.number()));
        }
        ThreadState thread = kind.equals("thread") ? picture.census().thread(Long.parseLong(id)) : null;
        return PictureJson.text(new Around(
                false,
                picture.number(),
                graph.nodes(),
                graph.edges(),
                thread == null ? null : details(thread, allowsCancel)));
    }

    private static Details details(ThreadState thread, boolean allowsCancel) {
        Brief.Cut stack = Brief.list(thread.stack(), MOST_FRAMES);
        Brief.Cut holds =
                Brief.list(thread.holds().stream().map(Resource::description).toList(), MOST_HELD);
        return new Details(
                thread.id(),
                Brief.text(Words.name(thread)),
                Words.state(thread),
                Brief.text(thread.container()),
                thread.waits().stream()
                        .limit(MOST_HELD)
                        .map(wait -> Brief.text(Words.waits(wait)))
                        .toList(),
                holds.shown(),
                holds.more(),
                stack.shown(),
                stack.more(),
                Brief.list(thread.task().forkedAt(), MOST_HELD).shown(),
                allowsCancel
                        && !thread.task().scope().isEmpty()
                        && thread.task().cancelled() == null);
    }

    /** Threads whose name has these words, or whose number it is; the number first. */
    static String search(Picture picture, String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT).replaceFirst("^#", "");
        List<Found> found = new ArrayList<>();
        int count = 0;
        for (ThreadState thread : picture.census().threads()) {
            boolean isNumber = Long.toString(thread.id()).equals(wanted);
            if (isNumber || Words.name(thread).toLowerCase(Locale.ROOT).contains(wanted)) {
                count++;
                if (isNumber) {
                    found.addFirst(found(thread));
                } else if (found.size() < MOST_FOUND) {
                    found.add(found(thread));
                }
            }
        }
        return PictureJson.text(new Search(picture.number(), count, found));
    }

    private static Found found(ThreadState thread) {
        String what = thread.waits().isEmpty()
                ? Words.state(thread)
                : Words.waits(thread.waits().getFirst());
        return new Found(thread.id(), Brief.text(Words.name(thread)), Brief.text(what));
    }
}
