package dev.selvedge.lab.workload.chat;

import dev.selvedge.lab.explain.Story;
import dev.selvedge.lab.plan.Defaults;
import dev.selvedge.lab.plan.Fault;
import dev.selvedge.lab.plan.Generator;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.plan.Workload;
import dev.selvedge.lab.process.ChildSpec;
import dev.selvedge.lab.report.Layout;
import dev.selvedge.lab.report.Layout.Figure;
import dev.selvedge.lab.result.Condition;
import dev.selvedge.lab.result.Terms;
import java.util.List;

/** Ten thousand clients that stay connected, most of them silent: what each costs, and what one that does not read does to the others. */
public final class ChatWorkload implements Workload {

    private static final int CONNECTIONS = 10_000;
    private static final int MESSAGES_PER_S = 100;

    private static final Fault SLOW_READERS =
            new Fault(ChatScene.SLOW_READERS, "five members of the busy room stop reading");

    /** Creates the workload. */
    public ChatWorkload() {}

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public String summary() {
        return "brings a line to one of the 100 members of a room; all stay connected over TCP, most are silent, and half of"
                + " what is said is said in one busy room";
    }

    @Override
    public Terms terms() {
        return new Terms("delivery", "deliveries", "made", "lines");
    }

    @Override
    public List<Model> models() {
        return ChatModels.ALL;
    }

    @Override
    public List<Fault> faults() {
        return List.of(SLOW_READERS, new Fault(ChatScene.BURST, "five times as much is said"));
    }

    /** Somebody always reads slowly, and what that does to the others is what tells the models apart. */
    @Override
    public Fault usualFault() {
        return SLOW_READERS;
    }

    @Override
    public Defaults defaults() {
        return new Defaults(CONNECTIONS, MESSAGES_PER_S, 5, 15, 3, 9);
    }

    @Override
    public List<Condition> conditions(Settings settings) {
        return List.of(
                new Condition(
                        "room", "members of a room", ChatScene.USUAL_ROOM, Integer.toString(ChatScene.USUAL_ROOM)),
                new Condition("message_bytes", "a message", ChatScene.USUAL_BYTES, ChatScene.USUAL_BYTES + " bytes"));
    }

    @Override
    public ChildSpec generator(Settings settings, int port) {
        return Generator.child(ChatLoadMain.class, settings, port);
    }

    @Override
    public Story story() {
        return new ChatStory();
    }

    @Override
    public Layout layout() {
        return new Layout(
                "Lines that reached a member of the room, each counted once for each member. Errors and time-outs don't count here.",
                List.of(
                        new Figure("connections", "connections held"),
                        new Figure("kept_bytes", "bytes kept for slow clients"),
                        new Figure("dropped_per_s", "lines dropped a second")),
                List.of(ConnectionSection::html));
    }
}
