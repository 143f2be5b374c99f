package dev.selvedge.doctor.agent;

import com.sun.tools.attach.VirtualMachine;

/** A program of its own: loads the agent into the one that started it, as a JVM does not let itself be attached to. */
public final class Loader {

    private Loader() {}

    /**
     * Loads it, to be kept.
     *
     * @param arguments the number of the process, and the path of the agent's jar
     * @throws Exception if it can't; the message goes to whoever started it
     */
    public static void main(String[] arguments) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(arguments[0]);
        try {
            machine.loadAgent(arguments[1], Entry.KEEP);
        } finally {
            machine.detach();
        }
    }
}
