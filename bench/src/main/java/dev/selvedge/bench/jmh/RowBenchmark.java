package dev.selvedge.bench.jmh;

import dev.selvedge.bench.work.Contender;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Rows;
import dev.selvedge.bench.work.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Does one row as one system does it, and checks what it computed. Each fork has one of each, so nothing else is warm. */
public class RowBenchmark {

    /** Which row, and which system. */
    @State(Scope.Benchmark)
    public static class Cell {

        /** The name of the row. */
        @Param("")
        public String row = "";

        /** The name of the contender. */
        @Param("")
        public String contender = "";

        private Work work = () -> 0;
        private Row what = Rows.floor();

        /** Loads the one system that this JVM is for. */
        @Setup(Level.Trial)
        public void load() {
            what = Rows.named(row);
            work = Contender.valueOf(contender).load().work(what);
        }

        void prepareWork() throws Exception {
            work.prepare();
        }

        long run() throws Exception {
            long computed = work.run();
            if (computed != what.expected()) {
                throw new IllegalStateException(contender + " computed " + computed + " in the row '" + row + "', and "
                        + what.expected() + " is right: its time means nothing");
            }
            return computed;
        }
    }

    /** The same for work that starts from something that its run uses up. */
    @State(Scope.Benchmark)
    public static class PreparedCell extends Cell {

        /**
         * Brings it about again.
         *
         * @throws Exception if it failed
         */
        @Setup(Level.Invocation)
        public void prepare() throws Exception {
            prepareWork();
        }
    }

    /**
     * Measures.
     *
     * @param cell the row and the system
     * @return what was computed
     * @throws Exception if the work failed
     */
    @Benchmark
    public long run(Cell cell) throws Exception {
        return cell.run();
    }

    /**
     * Measures what has to be prepared each time.
     *
     * @param cell the row and the system
     * @return what was computed
     * @throws Exception if the work failed
     */
    @Benchmark
    public long runPrepared(PreparedCell cell) throws Exception {
        return cell.run();
    }
}
