package dev.selvedge.doctor.agent;

import java.util.List;

/** A queue of the snapshot, as {@code dev.selvedge.doctor.snapshot.Size}. */
record Sized(Thing resource, long size, long capacity, String place, List<Long> users, String takersWaitAt) {}
