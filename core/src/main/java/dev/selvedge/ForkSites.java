package dev.selvedge;

import org.jspecify.annotations.Nullable;

/**
 * Where the tasks of one body's class are forked. To note a stack costs about as much as to start a thread, and nearly
 * every lambda is forked at one place, always reached the same way. So the first forks of a class note their stacks, and
 * where these agree, later forks share what was noted. Now and then one is checked; a class that is once found to be
 * forked at different places notes each from then on.
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
            usual = site.shared();
        } else if (!known.frames().equals(site.frames())) {
            varied = true;
            usual = null;
        }
    }
}
