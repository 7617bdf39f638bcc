package org.psyhealth.bench.subject;

import java.util.List;

/** The virtual machine of the measured applications: that of the harness, with the flags of the smallest task. */
public final class JavaCommand {

    static final String BINARY = ProcessHandle.current().info().command().orElseThrow();

    public static final List<String> FLAGS = List.of(
            "-Xmx160m",
            "-XX:+UseSerialGC",
            "-Xss512k",
            "-XX:ReservedCodeCacheSize=128m",
            "-XX:TrimNativeHeapInterval=5000",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private JavaCommand() {}

    /** Tells {@code run.sh} which java the build has chosen. */
    public static void main(String[] args) {
        System.out.println(BINARY);
    }
}
