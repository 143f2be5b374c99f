package dev.selvedge.bench.workers;

/** The same in Python, by its standard library. */
final class Python {

    static final String PROGRAM = """
            import multiprocessing as mp, time

            def increment(number): return number + 1

            def total(pipe, count):
                answer = sum(pipe.recv() for _ in range(count))
                pipe.send(answer)

            def length(pipe, count):
                pipe.send(sum(len(pipe.recv_bytes()) for _ in range(count)))

            def row(what, seconds):
                seconds.sort()
                print(f"{what:<38} median {seconds[len(seconds)//2]*1e3:10.3f} ms   p99 {seconds[len(seconds)*99//100]*1e3:10.3f} ms")

            def stream(context, target, send, count, what, unit):
                ours, theirs = context.Pipe()
                child = context.Process(target=target, args=(theirs, count)); child.start()
                start = time.perf_counter()
                for number in range(count): send(ours, number)
                ours.recv(); child.join()
                print(f"{what:<38} {count/(time.perf_counter()-start):,.0f} {unit}/s")

            cold = []
            for _ in range(7):
                start = time.perf_counter()
                with mp.get_context('fork').Pool(1) as pool:
                    pool.apply(increment, (1,)); cold.append(time.perf_counter() - start)
            row("python: cold child by fork, first job", cold)
            with mp.get_context('fork').Pool(1) as pool:
                warm = []
                for number in range(3000):
                    start = time.perf_counter(); pool.apply(increment, (number,)); warm.append(time.perf_counter() - start)
            row("python: warm job, there and back", warm)
            context = mp.get_context('fork')
            stream(context, total, lambda pipe, number: pipe.send(number), 300000, "python: small elements", "elements")
            part = bytes(1000000)
            stream(context, length, lambda pipe, number: pipe.send_bytes(part), 100, "python: 100 MB in parts of 1 MB", "MB")
            """;

    private Python() {}
}
