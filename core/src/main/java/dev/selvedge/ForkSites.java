package dev.selvedge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the tasks of one body's class are forked. To note a stack costs more than to start a thread, and nearly every
 * lambda is forked at one line, though that may be reached in several ways. So the first forks of a class note their
 * stacks, and later forks share what these agree in, from the line of the fork upwards. Now and then one is checked, and
 * where it goes another way, less is shared from then on; a class that is found to be forked at different lines notes
 * each.
 *
 * <p>Counters may lose counts where threads race: that only moves the next check.
 */
final class ForkSites {

    /** So many must have agreed before anything is shared. */
    private static final int TRUSTED = 8;

    /** From then on every fork whose number is a power of two is checked, and one of so many. */
    private static final int CHECKED = 4096;

    private static final ClassValue<ForkSites> OF_BODY = new ClassValue<>() {
        @Override
        protected ForkSites computeValue(Class<?> body) {
            return new ForkSites();
        }
    };

    private volatile @Nullable ForkSite usual;
    private volatile boolean varied;
    private int forks;

    private ForkSites() {}

    /** The site of a fork that is being made. */
    static ForkSite of(Object body) {
        return OF_BODY.get(body.getClass()).next();
    }

    private ForkSite next() {
        if (varied) {
            return new ForkSite();
        }
        int number = ++forks;
        if (number < 0) { // they are not counted further than that, as it makes no difference
            forks = TRUSTED;
            return next();
        }
        ForkSite known = usual;
        if (known != null && !isChecked(number)) {
            return known;
        }
        ForkSite site = new ForkSite();
        compare(known, site);
        return site;
    }

    private static boolean isChecked(int number) {
        return number <= TRUSTED || (number & (number - 1)) == 0 || number % CHECKED == 0;
    }

    private void compare(@Nullable ForkSite known, ForkSite site) {
        if (known == null) {
            usual = ForkSite.shared(site.frames());
            return;
        }
        List<StackTraceElement> common = common(known.frames(), site.frames());
        if (common.isEmpty()) {
            varied = true;
            usual = null;
        } else if (common.size() < known.frames().size()) {
            usual = ForkSite.shared(common);
        }
    }

    /** What both begin with, innermost frame first. */
    private static List<StackTraceElement> common(List<StackTraceElement> one, List<StackTraceElement> other) {
        int shorter = Math.min(one.size(), other.size());
        int same = 0;
        while (same < shorter && one.get(same).equals(other.get(same))) {
            same++;
        }
        return one.subList(0, same);
    }
}
