package dev.selvedge.doctor.agent;

/** A resource of the snapshot, as {@code dev.selvedge.doctor.snapshot.Resource}. */
record Thing(String id, String kind, String description) {}
