package dev.selvedge.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Reports an exception that no command expected: a defect of ours, so the stack trace is shown. */
final class Defect implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception defect, CommandLine line, ParseResult parsed) {
        line.getErr()
                .println(line.getCommandSpec().qualifiedName()
                        + ": this is a defect, please report it with these lines:");
        defect.printStackTrace(line.getErr());
        return ExitCode.DEFECT;
    }
}
