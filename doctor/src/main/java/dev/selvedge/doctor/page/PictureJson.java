package dev.selvedge.doctor.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.selvedge.doctor.diagnosis.Finding;
import dev.selvedge.doctor.diagnosis.Group;
import dev.selvedge.doctor.diagnosis.Report;
import dev.selvedge.doctor.diagnosis.Words;
import dev.selvedge.doctor.snapshot.ThreadState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A picture as JSON for the page, of bounded size however big the program is. */
final class PictureJson {

    private static final int MOST_FINDINGS = 50;
    private static final int MOST_DETAILS = 60;
    private static final int MOST_PARTICIPANTS = 24;
    private static final int MOST_GROUPS = 60;
    private static final int MOST_FRAMES = 40;
    private static final int MOST_GAPS = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private PictureJson() {}

    private record View(
            long number,
            String status,
            String text,
            Program program,
            boolean ready,
            List<FindingView> findings,
            int moreFindings,
            List<String> pending,
            List<GroupView> groups,
            int moreGroups,
            List<String> gaps,
            TreeView.Scopes scopes,
            List<long[]> points,
            List<EventView> events) {}

    private record Program(
            long pid,
            String name,
            String vm,
            String takenAt,
            int samples,
            long platform,
            long virtual,
            long suspended,
            boolean stuck) {}

    private record Participant(long thread, String name) {}

    private record FindingView(
            String id,
            String kind,
            boolean stuck,
            boolean certain,
            String title,
            List<String> details,
            int moreDetails,
            String advice,
            List<Participant> participants,
            int moreParticipants,
            long since) {}

    private record GroupView(
            String id,
            int count,
            String what,
            String kind,
            String example,
            long thread,
            List<String> stack,
            int moreFrames) {}

    private record EventView(long at, boolean began, String finding, String title, boolean stuck) {}

    static String of(Picture picture) {
        Report report = picture.seen().report();
        List<Finding> findings = picture.seen().findings();
        return text(new View(
                picture.number(),
                picture.status().name().toLowerCase(Locale.ROOT),
                Brief.text(picture.text()),
                program(picture),
                picture.seen().ready(),
                findings.stream()
                        .limit(MOST_FINDINGS)
                        .map(finding -> finding(finding, picture))
                        .toList(),
                Math.max(0, findings.size() - MOST_FINDINGS),
                Brief.list(picture.seen().pending(), MOST_FINDINGS).shown(),
                groups(report.groups(), picture.census()),
                Math.max(0, report.groups().size() - MOST_GROUPS),
                Brief.list(report.gaps(), MOST_GAPS).shown(),
                TreeView.of(report.scopes()),
                picture.lines().points().stream().map(PictureJson::point).toList(),
                picture.lines().events().stream().map(PictureJson::event).toList()));
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be written: " + e.getMessage(), e);
        }
    }

    private static Program program(Picture picture) {
        Report report = picture.seen().report();
        return new Program(
                report.pid(),
                Brief.text(report.program()),
                Brief.text(report.vm()),
                report.takenAt(),
                report.samples(),
                report.platformThreads(),
                report.virtualThreads(),
                report.suspendedTasks(),
                picture.seen().findings().stream()
                        .anyMatch(finding -> finding.kind().isStuck()));
    }

    private static FindingView finding(Finding finding, Picture picture) {
        Brief.Cut details = Brief.list(finding.details(), MOST_DETAILS);
        String id = Ids.of(finding);
        return new FindingView(
                id,
                finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                finding.kind().isStuck(),
                finding.certainty() == Finding.Certainty.CERTAIN,
                Brief.text(finding.title()),
                details.shown(),
                details.more(),
                Brief.text(finding.advice()),
                finding.threads().stream()
                        .limit(MOST_PARTICIPANTS)
                        .map(thread -> participant(thread, picture.census()))
                        .toList(),
                Math.max(0, finding.threads().size() - MOST_PARTICIPANTS),
                picture.since().getOrDefault(id, 0L));
    }

    private static Participant participant(long id, Census census) {
        ThreadState thread = census.thread(id);
        return new Participant(id, thread == null ? "thread #" + id : Brief.text(Words.shortName(thread)));
    }

    private static List<GroupView> groups(List<Group> groups, Census census) {
        Map<String, Integer> seen = new HashMap<>();
        List<GroupView> views = new ArrayList<>();
        for (Group group : groups.stream().limit(MOST_GROUPS).toList()) {
            String id = Ids.of(group);
            int twin = seen.merge(id, 1, Integer::sum);
            Brief.Cut stack = Brief.list(group.stack(), MOST_FRAMES);
            views.add(new GroupView(
                    twin == 1 ? id : id + "-" + twin,
                    group.count(),
                    Brief.text(group.what()),
                    group.kind(),
                    Brief.text(group.example()),
                    census.named(group.example()),
                    stack.shown(),
                    stack.more()));
        }
        return views;
    }

    private static long[] point(TimeLine.Point point) {
        return new long[] {point.at(), point.threads(), point.waiting(), point.findings()};
    }

    private static EventView event(TimeLine.Event event) {
        return new EventView(event.at(), event.began(), event.finding(), Brief.text(event.title()), event.stuck());
    }
}
