package dev.selvedge.bench.peers;

import dev.selvedge.bench.work.Peer;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Work;

/** Selvedge, as its users write it: every task in a scope, every result joined. */
public final class SelvedgePeer implements Peer {

    @Override
    public Work work(Row row) {
        return switch (row.shape()) {
            case PAIRS -> () -> SelvedgeChannels.pairs(row);
            case CHAIN -> () -> SelvedgeChannels.chain(row);
            case MANY_TO_MANY -> () -> SelvedgeChannels.shared(row, row.width());
            case FAN_IN -> () -> SelvedgeChannels.shared(row, 1);
            case UNBOUNDED -> () -> SelvedgeChannels.unbounded(row);
            case SELECT_READY -> () -> SelvedgeSelects.ready(row);
            case SELECT_WAITING -> () -> SelvedgeSelects.answerEachOther(row, SelvedgeSelects::select);
            case SELECT_TIMEOUT -> () -> SelvedgeSelects.answerEachOther(row, SelvedgeSelects::selectInTime);
            case FORK_JOIN -> () -> SelvedgeScopes.forkJoin(row);
            case TREE -> () -> SelvedgeScopes.trees(row);
            case CANCEL -> new SelvedgeScopes.Blocked(row);
            case CONTEXT_READ -> () -> SelvedgeScopes.read(row);
            case CONTEXT_FORK -> () -> SelvedgeScopes.forkWithLocals(row);
            case MAP -> () -> SelvedgeScopes.map(row);
            case SEMAPHORE -> () -> SelvedgeLocks.semaphore(row);
            case MUTEX -> () -> SelvedgeLocks.mutex(row);
            case GENERATE -> () -> SelvedgeGenerators.iterate(row);
            case GENERATE_EACH -> () -> SelvedgeGenerators.forEach(row);
            case GENERATE_STREAM -> () -> SelvedgeGenerators.stream(row);
            default -> throw Peer.cannot(row);
        };
    }
}
