/** The page's style sheet. The names of the variables are those of `PAINT` in svg.ts, and a few for text. */
export const STYLE = `
:root{color-scheme:light dark;
--paper:#fdfcf9;--ink:#1c1e22;--muted:#5b5f67;--rule:#ddd9d0;--accent:#1f4e79;--band:#d5e1ec;
--warn:#8f4700;--blind:#f6e2c4;--unwatched:#eceae4;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L","Noto Serif",Georgia,"Songti SC","Noto Serif CJK SC",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
@media screen and (prefers-color-scheme:dark){:root{
--paper:#15171a;--ink:#e7e5e0;--muted:#a5a8ae;--rule:#34383e;--accent:#8fb8de;--band:#29394a;
--warn:#e8b06a;--blind:#463621;--unwatched:#24272b}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;padding:2.5rem 1.25rem 4rem;max-width:72rem;background:var(--paper);color:var(--ink);
font:1rem/1.55 var(--sans);overflow-wrap:break-word}
bdi,h1,.plan,.findings p,.outages li{overflow-wrap:anywhere}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
h1,h2,h3,.findings p,blockquote{font-family:var(--serif)}
h1{font-size:clamp(1.75rem,1.2rem + 2.4vw,2.75rem);line-height:1.15;font-weight:600;margin:.2em 0 .35em;text-wrap:balance}
h2{font-size:1.5rem;line-height:1.25;font-weight:600;margin:0 0 1rem}
h3{font-size:1.0625rem;line-height:1.35;font-weight:600;margin:0}
p{margin:0 0 .75rem}
small{font-size:.8125rem}
strong{font-weight:600}
table,.figures,.share,.times{font-variant-numeric:tabular-nums lining-nums}
.week{white-space:nowrap}
header{border-bottom:3px double var(--rule);padding-bottom:1.25rem}
.kicker{font-size:.8125rem;letter-spacing:.08em;text-transform:uppercase;color:var(--muted);margin:0}
.dates{font-size:1.125rem;margin:0}
.plan{color:var(--muted);margin:0}
section{margin-top:2.75rem;padding-top:1.25rem;border-top:1px solid var(--rule)}
main>section:first-child{border:0;margin-top:1rem}
.note{color:var(--muted);font-size:.875rem;max-width:48rem}
.findings{list-style:none;margin:0;padding:0;max-width:56rem}
.findings li{display:grid;grid-template-columns:6.5rem 1fr;gap:0 1rem;padding:.6rem 0;align-items:baseline}
.findings li+li{border-top:1px solid var(--rule)}
.findings p{margin:0;font-size:1.125rem;line-height:1.5}
.findings small{font-family:var(--sans);color:var(--muted);white-space:nowrap}
.kind{justify-self:start;font-size:.75rem;line-height:1;letter-spacing:.05em;text-transform:uppercase;color:var(--accent);
border:1px solid currentColor;border-radius:2px;padding:.3em .5em;white-space:nowrap}
.kind-outage{color:var(--warn)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:1.25rem 2rem;margin:0}
.figures>div{border-top:2px solid var(--accent);padding-top:.6rem}
.figures dt{font-weight:600}
.figures dt small{display:block;font-weight:400;color:var(--muted)}
.figures dd{margin:0}
.figures dd strong{font:600 2.25rem/1.2 var(--serif);font-variant-numeric:lining-nums}
.figures .more{color:var(--muted);font-size:.875rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:right;font-weight:400;padding:.5rem .6rem;border-bottom:1px solid var(--rule);vertical-align:middle}
th[scope=row],thead th:first-child{text-align:left}
thead th{font-size:.8125rem;color:var(--muted);vertical-align:bottom;border-bottom-color:var(--muted)}
.pillars th:nth-child(2){text-align:left}
.pillars th a{color:inherit;text-decoration-color:var(--rule)}
.pillars .number,td.number{text-align:right;width:2.5rem}
.number{color:var(--muted)}
.pillars th[scope=row]{width:34%}
table+.note{margin-top:.75rem}
.pillars .none{color:var(--muted)}
.unit{display:none}
.pillars .bar{width:8rem}
.pillars .trend{width:8rem}
.trend svg{display:block;margin-left:auto}
.share{white-space:nowrap}
.share>span:last-child{display:inline-block;min-width:3.5rem}
.bar{display:inline-block;width:calc(100% - 4.25rem);margin-right:.5rem;height:.6rem;vertical-align:baseline;text-align:left}
.bar>span{display:block;height:100%;background:var(--accent)}
.key{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:0 0 1.25rem;padding:0;font-size:.875rem;color:var(--muted)}
.key i{display:inline-block;width:1.5rem;height:.75rem;margin-right:.5rem;vertical-align:-.05rem}
.key-line{background:linear-gradient(var(--accent),var(--accent)) center/100% 2px no-repeat}
.key-band{background:var(--band)}
.key-blind{background:var(--blind);border:1px solid var(--warn)}
.key-unwatched{background:var(--unwatched);border:1px solid var(--rule)}
.multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));gap:1.75rem 2rem}
.multiples figure{margin:0;position:relative;display:flex;flex-direction:column;justify-content:space-between;min-width:0}
.multiples figcaption{font-weight:600;font-size:.9375rem;line-height:1.35;margin-bottom:.4rem}
.multiples svg{display:block;width:100%;height:auto}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.stories{list-style:none;margin:0;padding:0}
.stories li{display:grid;grid-template-columns:5rem 1fr;gap:0 1.25rem;padding:.9rem 0;border-top:1px solid var(--rule)}
.stories li>div{min-width:0;max-width:52rem}
.times{color:var(--muted);font-size:.8125rem;line-height:1.3;text-align:right}
.times strong{display:block;color:var(--ink);font:600 1.625rem/1.1 var(--serif)}
.stories p{margin:.25rem 0 0;font-size:.875rem;color:var(--muted)}
.tags a,.tags span{margin-right:.75rem}
.evidence{display:grid;grid-template-columns:14rem 1fr;gap:.25rem 2.5rem;padding:1rem 0;border-top:1px solid var(--rule)}
.evidence figure{margin:0 0 1.25rem;max-width:46rem}
.evidence figure:last-child{margin-bottom:0}
blockquote{margin:0;font-size:1.0625rem}
blockquote p{margin:0 0 .25rem}
.evidence figcaption{font-size:.875rem;color:var(--muted)}
.contributors{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));grid-template-rows:auto 1fr;gap:2rem 3rem;align-items:start}
.contributors>:first-child{grid-row:span 2}
.contributors>div{min-width:0}
.contributors .share{width:40%}
.contributors thead th{font-size:.8125rem}
.contributors td:last-child{width:4.5rem}
.contributors th,.contributors td{padding:.35rem .4rem;font-size:.9375rem}
.contributors .share>span:last-child{min-width:2.5rem}
.contributors .bar{width:calc(100% - 3.25rem)}
.outages{margin:0 0 .75rem;padding-left:1.2rem}
.outages li::marker{color:var(--warn)}
.method div,.versions div{display:grid;grid-template-columns:8rem 1fr;gap:0 1rem;padding:.35rem 0}
.method,.versions{margin:0 0 1rem;max-width:54rem;font-size:.9375rem}
.method dt,.versions dt{font-weight:600}
.method dd,.versions dd{margin:0;min-width:0}
code{font:.875em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
@media (max-width:48rem){
.pillars .bar{width:4.5rem}
.pillars .trend{width:7.5rem}
.pillars th,.pillars td{padding:.5rem .4rem}
.evidence{grid-template-columns:1fr}
.evidence h3{margin-bottom:.4rem}}
@media (max-width:40rem){
body{padding:1.5rem 1rem 3rem}
.findings li{grid-template-columns:1fr;gap:.4rem}
.findings p{font-size:1.0625rem}
.pillars{display:block}
.pillars thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.pillars tbody{display:block}
.pillars tr{display:grid;grid-template-columns:1.75rem 1fr 1fr auto;gap:.1rem .5rem;padding:.75rem 0;border-bottom:1px solid var(--rule);align-items:center}
.pillars td,.pillars th{border:0;padding:0;text-align:left}
.pillars td.number{text-align:left;width:auto;align-self:start}
.pillars th[scope=row]{grid-column:2/-1;width:auto;font-weight:600}
.pillars .unit{display:inline}
.pillars .share{grid-area:2/2/3/4}
.pillars .bar{width:calc(100% - 4.25rem)}
.pillars .trend{grid-area:2/4/4/5;width:auto}
.pillars .stories{grid-area:3/2;white-space:nowrap}
.pillars .change{grid-area:3/3;text-align:left}
.pillars .change::before{content:"change ";color:var(--muted)}
.pillars .articles{grid-area:4/2;color:var(--muted);font-size:.875rem}
.pillars .outlets{grid-area:4/3/5/5;color:var(--muted);font-size:.875rem}
.contributors{grid-template-columns:1fr}
.contributors>:first-child{grid-row:auto}
.stories li{grid-template-columns:1fr}
.times{text-align:left}
.times strong{display:inline}
.method div,.versions div{grid-template-columns:1fr;padding:.4rem 0}}
@page{size:A4;margin:16mm 15mm}
@media print{
:root{--paper:#fff}
html{font-size:9.5pt}
body{max-width:none;padding:0}
section{margin-top:1.5rem;padding-top:.9rem}
h2,h3,figcaption,.note{break-after:avoid}
figure,tr,.findings li,.stories li,.figures,.method div,.versions div{break-inside:avoid}
.pillars .bar{width:5rem}
.multiples{grid-template-columns:repeat(3,1fr);gap:1rem 1.25rem}
.evidence{grid-template-columns:11rem 1fr}
.contributors{grid-template-columns:1fr 1fr}
.evidence h3{break-after:avoid}
a{color:inherit;text-decoration:none}
.stories h3 a::after,.evidence figcaption a::after{content:" <" attr(href) ">";font:.75rem/1.3 var(--sans);color:var(--muted);overflow-wrap:anywhere}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`;
