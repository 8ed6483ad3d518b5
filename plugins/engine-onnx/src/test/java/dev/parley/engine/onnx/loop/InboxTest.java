package dev.parley.engine.onnx.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(30)
class InboxTest {

    private final Inbox inbox = new Inbox();
    private final List<Command> taken = new ArrayList<>();

    @Test
    void givesCommandsInOrder() {
        Command first = new Command.ResetPrefixCache();
        Command second = new Command.Stop();
        inbox.put(first);
        inbox.put(second);
        inbox.drain(taken::add);
        assertEquals(List.of(first, second), taken);
    }

    @Test
    void refusesCommandsOnceClosed() {
        assertTrue(inbox.put(new Command.Stop()));
        inbox.close(taken::add);
        assertEquals(1, taken.size());
        assertFalse(inbox.put(new Command.Stop()));
    }

    @Test
    void everyAcceptedCommandIsTakenWhenClosingRaces() throws Exception {
        AtomicInteger accepted = new AtomicInteger();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clients.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        for (int n = 0;
                                                n < 20_000
                                                        && inbox.put(
                                                                new Command.ResetPrefixCache());
                                                n++) {
                                            accepted.incrementAndGet();
                                        }
                                    }));
        }
        inbox.await();
        inbox.close(taken::add);
        for (Thread client : clients) {
            client.join();
        }
        inbox.drain(taken::add);
        assertEquals(accepted.get(), taken.size());
    }
}
