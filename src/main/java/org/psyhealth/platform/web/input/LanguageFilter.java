package org.psyhealth.platform.web.input;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the languages of a request in place of Tomcat, which throws an exception when there are more than ten, to
 * whichever filter happens to ask first. A preference of that length is read as far as its first ten languages, and a
 * malformed one as none (RFC 9110, section 12.5.4: a server may ignore it). Without a preference it is English,
 * whatever the language of the machine.
 */
final class LanguageFilter extends OncePerRequestFilter {

    private static final int MAX_LANGUAGES = 10;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new WithLanguages(request, localesOf(request)), response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static List<Locale> localesOf(HttpServletRequest request) {
        var ranges = Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE)).stream()
                .flatMap(header -> List.of(header.split(",", MAX_LANGUAGES + 1)).stream())
                .limit(MAX_LANGUAGES)
                .toList();
        if (ranges.isEmpty()) {
            return List.of();
        }
        try {
            return LanguageRange.parse(String.join(",", ranges)).stream()
                    .filter(range -> range.getWeight() > 0 && !range.getRange().contains("*"))
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .filter(locale -> !locale.getLanguage().isEmpty())
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static final class WithLanguages extends HttpServletRequestWrapper {

        private final List<Locale> locales;

        WithLanguages(HttpServletRequest request, List<Locale> locales) {
            super(request);
            this.locales = locales.isEmpty() ? List.of(Locale.ENGLISH) : locales;
        }

        @Override
        public Locale getLocale() {
            return locales.getFirst();
        }

        @Override
        public Enumeration<Locale> getLocales() {
            return Collections.enumeration(locales);
        }
    }
}
