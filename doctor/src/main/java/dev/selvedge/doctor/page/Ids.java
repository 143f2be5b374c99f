package dev.selvedge.doctor.page;

import dev.selvedge.doctor.diagnosis.Finding;
import dev.selvedge.doctor.diagnosis.Group;
import java.util.Locale;

/** Names for findings and groups that stay the same from look to look, so that a page keeps what is selected and open. */
final class Ids {

    private Ids() {}

    /** Whether somebody may mean a thread by it, or a suspended task, whose number is negative. */
    static boolean isOfThread(String id) {
        return id.matches("-?\\d{1,18}");
    }

    static String of(Finding finding) {
        return finding.kind().name().toLowerCase(Locale.ROOT) + "-" + hash(finding.sameness());
    }

    /** The same place is the same group, however many are there. */
    static String of(Group group) {
        return "g" + group.kind().charAt(0) + "-" + hash(group.stack().toString());
    }

    /** Of 64 bits, as one of 32 has twins among some ten thousand. */
    private static String hash(String text) {
        long hash = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return Long.toString(hash & Long.MAX_VALUE, Character.MAX_RADIX);
    }
}
