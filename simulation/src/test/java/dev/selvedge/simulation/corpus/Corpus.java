package dev.selvedge.simulation.corpus;

import java.util.List;

/** All specimens, those on Selvedge's own things first. */
final class Corpus {

    static final List<Specimen> SPECIMENS = List.of(
            new MutexOrder(),
            new LostSignal(),
            new CheckThenAct(),
            new DroppedElement(),
            new ProducerLeftBehind(),
            new LeakedPermit(),
            new DoubleClose(),
            new LateAnswer(),
            new SwallowedCancellation(),
            new DiningPhilosophers(),
            new ReadersAndWriters(),
            new LockOrder(),
            new LostWakeUp(),
            new CacheLoadsTwice(),
            new CircuitBreaker());

    private Corpus() {}
}
