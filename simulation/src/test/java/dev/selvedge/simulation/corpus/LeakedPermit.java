package dev.selvedge.simulation.corpus;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.sync.Permit;
import dev.selvedge.sync.Semaphore;
import java.util.List;

/**
 * A server takes a seat for each client and hands it over to whoever serves the client. If nobody is there to serve, it turns the client
 * away and goes on to the next, without giving back the seat. With each such client there is a seat less, until none is left. Repaired,
 * it closes the permit.
 */
final class LeakedPermit implements Specimen {

    private static final int CLIENTS = 4;

    @Override
    public String name() {
        return "a permit leaked on an early return";
    }

    @Override
    public List<String> telltale() {
        return List.of("stuck", "task 'acceptor'", "semaphore 'seats'");
    }

    @Override
    public void buggy() throws InterruptedException {
        serve(false);
    }

    @Override
    public void fixed() throws InterruptedException {
        serve(true);
    }

    private static void serve(boolean givesBack) throws InterruptedException {
        Semaphore seats = Semaphore.named("seats", 2);
        Channel<Permit> clients = Channel.named("clients").rendezvous();
        Scope.run(scope -> {
            scope.fork("acceptor", () -> accept(seats, clients, givesBack));
            scope.fork("server", () -> serveAll(clients));
        });
    }

    private static void accept(Semaphore seats, Channel<Permit> clients, boolean givesBack)
            throws InterruptedException {
        try (clients) {
            for (int client = 0; client < CLIENTS; client++) {
                Permit seat = seats.acquire();
                seat.handOver();
                if (!clients.trySend(seat) && givesBack) {
                    seat.close();
                }
            }
        }
    }

    private static void serveAll(Channel<Permit> clients) {
        for (Permit client : clients) {
            try (client) {
                client.takeOver();
            }
        }
    }
}
