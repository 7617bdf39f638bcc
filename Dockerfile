# The image: built with the wrapper, extracted in layers, started once to record the AOT cache. See docs/containers.md.

# Multi-platform indexes of the official images, by digest: a tag can move, this cannot. How to renew them: docs/containers.md.
ARG BUILD_IMAGE=docker.io/library/eclipse-temurin:25.0.4_7-jdk@sha256:97014c4b396021f9ddb7d592a7dbedb0c4e4215c29e03dc01c393558aefb71c2
ARG BASE_IMAGE=docker.io/library/eclipse-temurin:25.0.4_7-jre-noble@sha256:b4c93a50fc67612798db73d68ca3b0ee4ebdd51736e59cca370e689b9797037e

FROM ${BUILD_IMAGE} AS build
# For what differs between build machines, such as another local repository: --build-arg MAVEN_ARGS=-Dmaven.repo.local=/m2
ARG MAVEN_ARGS=
WORKDIR /build
COPY .mvn/ .mvn/
COPY mvnw pom.xml ./
COPY src/ src/
# Checks and tests are the gate's work (.ci/run); the second goal collects what the training run starts its services from.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B --no-transfer-progress package -DskipTests -Dmdep.skip -Dexec.skip && \
    ./mvnw -B --no-transfer-progress -q dependency:copy-dependencies -DincludeScope=test -DoutputDirectory=target/services && \
    cp target/psyhealth-*.jar psyhealth.jar && \
    java -Djarmode=tools -jar psyhealth.jar extract --layers --destination layers

# The application as it will run: the AOT cache is only accepted with the same JVM, the same files and the same options.
FROM ${BASE_IMAGE} AS application
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
COPY infra/container/jvm/ jvm/
# The CA certificates of the databases.
COPY infra/container/trust/ /etc/ssl/rds/

# Starts it on real services, executes the main flow, stops it, and keeps the AOT cache. Fails if any of these steps fails.
FROM application AS training
COPY infra/container/training/passwd /etc/passwd
COPY --from=build --chown=10001:10001 /build/target/services/ /training/lib/
COPY --from=build --chown=10001:10001 /build/target/classes/ /training/classes/
COPY --from=build --chown=10001:10001 /build/target/test-classes/ /training/test-classes/
WORKDIR /tmp
USER 10001:10001
RUN ["java", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", \
     "--sun-misc-unsafe-memory-access=allow", "-cp", "/training/test-classes:/training/classes:/training/lib/*", \
     "org.psyhealth.acceptance.TrainingRun", "/app/psyhealth.jar", "/app/jvm/common.options", "/tmp/psyhealth.aot"]

FROM application
COPY --from=training /tmp/psyhealth.aot ./
# The user needs no name, and owns nothing in the image.
USER 10001:10001
# The only directory it writes to. Declared, so that it is writable for this user where the root file system is read-only.
VOLUME ["/tmp"]
EXPOSE 8080 8081
# The smallest task; larger ones set 1g or 2g.
ENV JDK_JAVA_OPTIONS="@/app/jvm/512m.options"
ENTRYPOINT ["java", "@/app/jvm/common.options", "-XX:AOTCache=/app/psyhealth.aot", "-jar", "/app/psyhealth.jar"]
