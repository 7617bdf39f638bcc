package org.psyhealth.platform.web.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemWriter;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Limits the requests of one caller to this task, by a token bucket for reads and one for writes. A limit across all
 * tasks is enforced in front of them.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit header fields for
 *     HTTP</a>
 */
@Component
public class RateLimits {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Policy reads;
    private final Policy writes;
    private final ProblemWriter problems;

    RateLimits(RateLimitProperties limits, ProblemWriter problems) {
        this.reads =
                Policy.of("read", limits.reads().perMinute(), limits.reads().burst(), limits);
        this.writes =
                Policy.of("write", limits.writes().perMinute(), limits.writes().burst(), limits);
        this.problems = problems;
    }

    /**
     * Counts a request and reports the remaining quota in the response. A request over the limit is answered with 429.
     *
     * @param caller the user, or the client address of a caller without one
     * @return whether the request may proceed
     */
    public boolean admit(String caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var policy = READS.contains(request.getMethod()) ? reads : writes;
        var probe = policy.bucketOf(caller).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Policy", policy.header());
        response.setHeader(
                "RateLimit",
                "\"%s\";r=%d;t=%d".formatted(policy.name(), probe.getRemainingTokens(), secondsUntilMore(probe)));
        if (!probe.isConsumed()) {
            var problem = new ProblemException(Problems.RATE_LIMITED, "Wait as long as Retry-After says.");
            problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(secondsUntilMore(probe)));
            problems.write(request, response, problem);
        }
        return probe.isConsumed();
    }

    /** Until the bucket is full again or, if nothing is left in it, until the next request may proceed. */
    private static long secondsUntilMore(ConsumptionProbe probe) {
        var nanos = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        return Math.max(probe.isConsumed() ? 0 : 1, Math.ceilDiv(nanos, 1_000_000_000L));
    }

    private record Policy(String name, String header, int perMinute, int burst, Cache<String, Bucket> buckets) {

        static Policy of(String name, int perMinute, int burst, RateLimitProperties limits) {
            // A bucket that was idle for as long as it takes to fill is full again and need not be kept.
            var untilFull = Duration.ofMillis(60_000L * burst / perMinute).plusSeconds(1);
            return new Policy(
                    name,
                    // A full bucket allows so many at once, and takes so long to fill again.
                    "\"%s\";q=%d;w=%d".formatted(name, burst, Math.ceilDiv(60 * burst, perMinute)),
                    perMinute,
                    burst,
                    Caffeine.newBuilder()
                            .maximumSize(limits.trackedCallers())
                            .expireAfterAccess(untilFull)
                            .build());
        }

        Bucket bucketOf(String caller) {
            return buckets.get(
                    caller,
                    newcomer -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(burst).refillGreedy(perMinute, Duration.ofMinutes(1)))
                            .build());
        }
    }
}
