package dev.selvedge.cli;

import dev.selvedge.doctor.DoctorCommand;
import dev.selvedge.lab.LabCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code selvedge} command; each module that has something to run adds its subcommand here. */
@Command(
        name = "selvedge",
        description = "Structured concurrency for virtual threads: see it, run it, measure it.",
        mixinStandardHelpOptions = true,
        version = "selvedge 0.1.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the command and its arguments
     */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(commandLine(out, err).execute(args));
    }

    /** Returns the whole command line, writing to the given two. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        // What follows an example's name belongs to the example, options too.
        CommandLine run = new CommandLine(new RunCommand()).setStopAtPositional(true);
        return new CommandLine(new Main())
                .addSubcommand(new LabCommand())
                .addSubcommand(new DoctorCommand())
                .addSubcommand(run)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(new Defect());
    }

    /** No command was given. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "no command given: expected " + WrongUsage.commandsOf(spec.commandLine()));
    }
}
