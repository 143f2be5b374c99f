package dev.selvedge.lab.items;

/**
 * How quick the service is.
 *
 * @param places how many calls it works on at a time
 * @param least  the shortest time for one, in microseconds
 * @param most   the longest
 */
record Pace(int places, int least, int most) {

    /** Returns how long an item takes, in microseconds. */
    long micros(Post post) {
        return post.time(least, most);
    }
}
