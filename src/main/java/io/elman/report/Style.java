package io.elman.report;

/** How a page looks, in a light and a dark browser, on a desk and on a phone. */
final class Style {
    /** Holds no {@code <}, {@code >} or {@code &}: HTML and XML would read them differently inside of {@code style}. */
    static final String CSS = """

            :root {
              --paper: #ffffff; --ink: #16191d; --quiet: #565e68; --rule: #d5dae0; --band: #f2f5f8;
              --shade: #08519c; --on-shade: #ffffff;
              --c0: #0b66b0; --c1: #c2500a; --c2: #007f63; --c3: #a4478c; --c4: #806500; --c5: #5c6470;
            }
            @media (prefers-color-scheme: dark) { :root {
              --paper: #14181d; --ink: #eceff2; --quiet: #a6afba; --rule: #39414b; --band: #1e242b;
              --shade: #9ecbff; --on-shade: #0b0f14;
              --c0: #5cb3ff; --c1: #ff9a57; --c2: #3fcfa4; --c3: #e695cc; --c4: #e3c34c; --c5: #aab3bf;
            } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
              font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
            main { max-width: 71rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
            h1 { font-size: 1.75rem; line-height: 1.2; margin: 0.5rem 0 1.5rem; }
            h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 1rem; padding-top: 0.75rem;
              border-top: 1px solid var(--rule); }
            p { max-width: 44rem; margin: 0.75rem 0; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
            caption, figcaption, .caption { text-align: left; font-weight: 600; padding: 0 0 0.4rem; margin: 0; }
            th, td { padding: 0.3rem 0.75rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule);
              max-width: 30rem; }
            th:not(.number), td:not(.number) { min-width: 6.5rem; }
            th { font-weight: 400; }
            thead th { color: var(--quiet); vertical-align: bottom; border-bottom: 2px solid var(--rule); }
            .number { text-align: right; white-space: nowrap; }
            thead .number { white-space: normal; overflow-wrap: normal; }
            .facts th { color: var(--quiet); padding-left: 0; max-width: 14rem; }
            .facts th:not(.number) { min-width: 5rem; }
            .highlighted { background: var(--band); box-shadow: inset 3px 0 var(--c0); }
            .highlighted th, .highlighted td { font-weight: 700; }
            .quotes { max-width: 44rem; margin: 1rem 0; }
            .quotes ol { list-style: none; margin: 0; padding: 0; }
            .quotes li { margin: 0 0 1.25rem; }
            blockquote { margin: 0; padding: 0.5rem 0.9rem; background: var(--band); border-radius: 4px;
              white-space: pre-wrap; max-height: 14rem; overflow-y: auto; }
            .about { margin: 0.3rem 0 0; padding: 0 0.9rem; font-size: 0.875rem; color: var(--quiet); }
            .about span { margin-right: 1rem; }
            .about bdi { color: var(--ink); font-weight: 600; }
            figure { display: inline-block; vertical-align: top; margin: 1rem 1.5rem 1rem 0; max-width: 100%; }
            .legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.1rem 1.25rem; margin: 0 0 0.5rem; padding: 0;
              font-size: 0.875rem; align-items: center; }
            .legend svg { vertical-align: middle; margin-right: 0.4rem; }
            figure .scroll svg { display: block; max-width: 100%; height: auto; }
            svg text { font-family: inherit; font-size: 12px; fill: var(--ink); }
            svg .quiet { fill: var(--quiet); }
            svg .strong { font-weight: 600; }
            svg .grid { stroke: var(--rule); stroke-width: 1; }
            svg .axis { stroke: var(--quiet); stroke-width: 1; }
            svg .marker { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 3; }
            svg .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: butt; }
            svg .thin { stroke-width: 1; }
            svg .dots { fill: none; stroke-width: 2.5; stroke-linecap: round; }
            svg .area { fill-opacity: 0.25; }
            svg .region { fill: var(--quiet); } svg .r0 { fill-opacity: 0.07; } svg .r1 { fill-opacity: 0.16; }
            svg .level { stroke: var(--ink); stroke-width: 1; }
            .s0 { stroke: var(--c0); } .s1 { stroke: var(--c1); } .s2 { stroke: var(--c2); }
            .s3 { stroke: var(--c3); } .s4 { stroke: var(--c4); } .s5 { stroke: var(--c5); }
            .f0 { fill: var(--c0); } .f1 { fill: var(--c1); } .f2 { fill: var(--c2); }
            .f3 { fill: var(--c3); } .f4 { fill: var(--c4); } .f5 { fill: var(--c5); }
            .d1 { stroke-dasharray: 7 3; } .d2 { stroke-dasharray: 2 2; } .d3 { stroke-dasharray: 9 3 2 3; }
            .d4 { stroke-dasharray: 14 4; }
            svg .cells { fill: none; stroke: var(--rule); }
            svg .cell { fill: var(--shade); stroke: var(--paper); stroke-width: 1; }
            .l0 { fill-opacity: 0; } .l1 { fill-opacity: 0.08; } .l2 { fill-opacity: 0.16; } .l3 { fill-opacity: 0.24; }
            .l4 { fill-opacity: 0.34; } .l5 { fill-opacity: 0.44; } .l6 { fill-opacity: 0.8; } .l7 { fill-opacity: 0.9; }
            .l8 { fill-opacity: 1; }
            .h1 { fill-opacity: 0.1; } .h2 { fill-opacity: 0.2; } .h3 { fill-opacity: 0.32; } .h4 { fill-opacity: 0.44; }
            .h5 { fill-opacity: 0.57; } .h6 { fill-opacity: 0.71; } .h7 { fill-opacity: 0.85; } .h8 { fill-opacity: 1; }
            svg .onshade { fill: var(--on-shade); }
            svg .small { font-size: 10px; } svg .tiny { font-size: 8px; }
            @media (max-width: 30rem) {
              svg.plot text { font-size: 14px; }
              th, td { padding: 0.3rem 0.4rem; font-size: 0.875rem; }
              th:not(.number), td:not(.number) { min-width: 5rem; }
              figure { margin-right: 0; }
            }
            @media print { .scroll { overflow: visible; } blockquote { max-height: none; } figure { break-inside: avoid; } }
            """;

    private Style() {}
}
