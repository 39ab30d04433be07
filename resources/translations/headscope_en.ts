<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>ExportFolder</name>
    <message numerus="yes">
        <source>%n file(s) written before stay in the folder.</source>
        <translation>
            <numerusform>The file written before stays in the folder.</numerusform>
            <numerusform>The %n files written before stay in the folder.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message numerus="yes">
        <source>Model: %1. Prompt: “%2” (%n token(s)).</source>
        <translation>
            <numerusform>Model: %1. Prompt: “%2” (%n token).</numerusform>
            <numerusform>Model: %1. Prompt: “%2” (%n tokens).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message numerus="yes">
        <source>at %n chosen position(s)</source>
        <translation>
            <numerusform>at %n chosen position</numerusform>
            <numerusform>at %n chosen positions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s) do nearly as much, first of them %1.</source>
        <translation>
            <numerusform>%n head does nearly as much: %1.</numerusform>
            <numerusform>%n heads do nearly as much, first of them %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GrowthText</name>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n head</numerusform>
            <numerusform>%n heads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MakerText</name>
    <message numerus="yes">
        <source>%n map(s)</source>
        <translation>
            <numerusform>%n map</numerusform>
            <numerusform>%n maps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MetricText</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PairText</name>
    <message numerus="yes">
        <source>Only pairs with one of the %n head(s) that do most alone.</source>
        <translation>
            <numerusform>Only pairs with the %n head that does most alone.</numerusform>
            <numerusform>Only pairs with one of the %n heads that do most alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunComparison</name>
    <message numerus="yes">
        <source>r = %1 over %n head(s)</source>
        <translation>
            <numerusform>r = %1 over %n head</numerusform>
            <numerusform>r = %1 over %n heads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>r is undefined over %n head(s), for one map is constant</source>
        <translation>
            <numerusform>r is undefined over %n head, for one map is constant</numerusform>
            <numerusform>r is undefined over %n heads, for one map is constant</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunFigures</name>
    <message numerus="yes">
        <source>%n head(s), r = %1, largest difference %2</source>
        <translation>
            <numerusform>%n head, r = %1, largest difference %2</numerusform>
            <numerusform>%n heads, r = %1, largest difference %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s), largest difference %1</source>
        <translation>
            <numerusform>%n head, largest difference %1</numerusform>
            <numerusform>%n heads, largest difference %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>P of the target: %1 at first, %2 with %n head(s) added</source>
        <translation>
            <numerusform>P of the target: %1 at first, %2 with %n head added</numerusform>
            <numerusform>P of the target: %1 at first, %2 with %n heads added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message numerus="yes">
        <source>token(s) %1</source>
        <translation>
            <numerusform>token %1</numerusform>
            <numerusform>tokens %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuntimeText</name>
    <message numerus="yes">
        <source>%1, %n thread(s)</source>
        <translation>
            <numerusform>%1, %n thread</numerusform>
            <numerusform>%1, %n threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudyFigures</name>
    <message numerus="yes">
        <source>each head %1, %n prompt(s)</source>
        <translation>
            <numerusform>each head %1, %n prompt</numerusform>
            <numerusform>each head %1, %n prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n prompt</numerusform>
            <numerusform>%n prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · study “%2” · %n prompt(s)</source>
        <translation>
            <numerusform>%1 · study “%2” · %n prompt</numerusform>
            <numerusform>%1 · study “%2” · %n prompts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudyMap</name>
    <message numerus="yes">
        <source>It is not significant though its interval excludes 0: p counts all %1 heads, and with %n cluster(s) it cannot fall below %2.</source>
        <translation>
            <numerusform>It is not significant though its interval excludes 0: p counts all %1 heads, and with %n cluster it cannot fall below %2.</numerusform>
            <numerusform>It is not significant though its interval excludes 0: p counts all %1 heads, and with %n clusters it cannot fall below %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Write</name>
    <message numerus="yes">
        <source>heads %1 and %n more</source>
        <translation>
            <numerusform>heads %1 and %n more</numerusform>
            <numerusform>heads %1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at %n chosen position(s) of the prompt</source>
        <translation>
            <numerusform>at %n chosen position of the prompt</numerusform>
            <numerusform>at %n chosen positions of the prompt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Writing: %n token(s)…</source>
        <translation>
            <numerusform>Writing: %n token…</numerusform>
            <numerusform>Writing: %n tokens…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::ClassResults</name>
    <message numerus="yes">
        <source>%n learner(s).</source>
        <translation>
            <numerusform>%n learner.</numerusform>
            <numerusform>%n learners.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another version or another model: not in the bars.</source>
        <translation>
            <numerusform>%n of another version or another model: not in the bars.</numerusform>
            <numerusform>%n of another version or another model: not in the bars.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::DonorField</name>
    <message numerus="yes">
        <source>%n token(s) differ from the prompt&apos;s, from token %1 on.</source>
        <translation>
            <numerusform>%n token differs from the prompt&apos;s: token %1.</numerusform>
            <numerusform>%n tokens differ from the prompt&apos;s, from token %1 on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The donor has %n token(s) too many. The two part at token %1: put a word of fewer tokens into the donor, or one of more tokens into the prompt.</source>
        <translation>
            <numerusform>The donor has %n token too many. The two part at token %1: put a word of fewer tokens into the donor, or one of more tokens into the prompt.</numerusform>
            <numerusform>The donor has %n tokens too many. The two part at token %1: put a word of fewer tokens into the donor, or one of more tokens into the prompt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The donor has %n token(s) too few. The two part at token %1: put a word of more tokens into the donor, or one of fewer tokens into the prompt.</source>
        <translation>
            <numerusform>The donor has %n token too few. The two part at token %1: put a word of more tokens into the donor, or one of fewer tokens into the prompt.</numerusform>
            <numerusform>The donor has %n tokens too few. The two part at token %1: put a word of more tokens into the donor, or one of fewer tokens into the prompt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::DownloadDialog</name>
    <message numerus="yes">
        <source>%n file(s), %1; to fetch: %2. %3 are free.</source>
        <translation>
            <numerusform>%n file, %1; to fetch: %2. %3 are free.</numerusform>
            <numerusform>%n files, %1; to fetch: %2. %3 are free.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1; to fetch: %2 (the rest is here already). %3 are free.</source>
        <translation>
            <numerusform>%n file, %1; to fetch: %2 (the rest is here already). %3 are free.</numerusform>
            <numerusform>%n files, %1; to fetch: %2 (the rest is here already). %3 are free.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::ExportFeature</name>
    <message numerus="yes">
        <source>Copied %n map(s) as tables</source>
        <translation>
            <numerusform>Copied %n map as tables</numerusform>
            <numerusform>Copied %n maps as tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n file(s) to %1</source>
        <translation>
            <numerusform>Wrote %n file to %1</numerusform>
            <numerusform>Wrote %n files to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::GroupMaps</name>
    <message numerus="yes">
        <source>%1, %n prompt(s)</source>
        <translation>
            <numerusform>%1, %n prompt</numerusform>
            <numerusform>%1, %n prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n prompt</numerusform>
            <numerusform>%n prompts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::HeadsPanel</name>
    <message numerus="yes">
        <source>%1 of %n head(s)</source>
        <translation>
            <numerusform>%1 of %n head</numerusform>
            <numerusform>%1 of %n heads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::History</name>
    <message numerus="yes">
        <source>delete %n run(s)</source>
        <translation>
            <numerusform>delete a run</numerusform>
            <numerusform>delete %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::HistoryPanel</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::LessonList</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::LessonMakerFeature</name>
    <message numerus="yes">
        <source>Saved %1. %n problem(s) are still to be put right before others can play it.</source>
        <translation>
            <numerusform>Saved %1. %n problem is still to be put right before others can play it.</numerusform>
            <numerusform>Saved %1. %n problems are still to be put right before others can play it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::LessonsFeature</name>
    <message numerus="yes">
        <source>Wrote %n answer(s) to %1: the lesson, the model and what you answered, without a name.</source>
        <translation>
            <numerusform>Wrote %n answer to %1: the lesson, the model and what you answered, without a name.</numerusform>
            <numerusform>Wrote %n answers to %1: the lesson, the model and what you answered, without a name.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::MakerWindow</name>
    <message numerus="yes">
        <source>%n problem(s); Enter goes to where it is:</source>
        <translation>
            <numerusform>%n problem; Enter goes to where it is:</numerusform>
            <numerusform>%n problems; Enter goes to where they are:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::PositionsChoice</name>
    <message numerus="yes">
        <source>Ablated at %1 of %n token(s).</source>
        <translation>
            <numerusform>Ablated at %1 of %n token.</numerusform>
            <numerusform>Ablated at %1 of %n tokens.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::PromptText</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::RunBar</name>
    <message numerus="yes">
        <source>%n ablation(s)</source>
        <translation>
            <numerusform>%n ablation</numerusform>
            <numerusform>%n ablations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ablation(s) in %1</source>
        <translation>
            <numerusform>%n ablation in %1</numerusform>
            <numerusform>%n ablations in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es)</source>
        <translation>
            <numerusform>%n patch</numerusform>
            <numerusform>%n patches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es) in %1</source>
        <translation>
            <numerusform>%n patch in %1</numerusform>
            <numerusform>%n patches in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::SessionController</name>
    <message numerus="yes">
        <source>The history is full: %n of its oldest runs went.</source>
        <translation>
            <numerusform>The history is full: its oldest run went.</numerusform>
            <numerusform>The history is full: %n of its oldest runs went.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), the first of “%1”</source>
        <translation>
            <numerusform>%n run, the first of “%1”</numerusform>
            <numerusform>%n runs, the first of “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::SetPanel</name>
    <message numerus="yes">
        <source>%n head(s) are %1 together:</source>
        <translation>
            <numerusform>%n head is %1:</numerusform>
            <numerusform>%n heads are %1 together:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::StudyFeature</name>
    <message numerus="yes">
        <source>The study &quot;%1&quot; goes on while its window is closed: %2 of %n prompt(s). Where the program ends, Run goes on from there.</source>
        <translation>
            <numerusform>The study &quot;%1&quot; goes on while its window is closed: %2 of %n prompt. Where the program ends, Run goes on from there.</numerusform>
            <numerusform>The study &quot;%1&quot; goes on while its window is closed: %2 of %n prompts. Where the program ends, Run goes on from there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The study &quot;%1&quot; has ended: %2 of %n prompt(s).</source>
        <translation>
            <numerusform>The study &quot;%1&quot; has ended: %2 of %n prompt.</numerusform>
            <numerusform>The study &quot;%1&quot; has ended: %2 of %n prompts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::StudyList</name>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n prompt</numerusform>
            <numerusform>%n prompts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::StudyMapView</name>
    <message numerus="yes">
        <source>over %n prompt(s)</source>
        <translation>
            <numerusform>over %n prompt</numerusform>
            <numerusform>over %n prompts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::StudyWindow</name>
    <message numerus="yes">
        <source>%1: %n prompt(s)</source>
        <translation>
            <numerusform>%1: %n prompt</numerusform>
            <numerusform>%1: %n prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to mend before it can be computed: see the table.</source>
        <translation>
            <numerusform>%n thing to mend before it can be computed: see the table.</numerusform>
            <numerusform>%n things to mend before it can be computed: see the table.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::UserSteps</name>
    <message numerus="yes">
        <source>put %n head(s) into the set</source>
        <translation>
            <numerusform>put %n head into the set</numerusform>
            <numerusform>put %n heads into the set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take %n head(s) out of the set</source>
        <translation>
            <numerusform>take %n head out of the set</numerusform>
            <numerusform>take %n heads out of the set</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::WherePanel</name>
    <message numerus="yes">
        <source>The prompt goes through %n layer(s), from left to right. Each [head](head) reads the [residual stream](residual-stream) and adds to it. Click one.</source>
        <translation>
            <numerusform>The prompt goes through %n layer, from left to right. Each [head](head) reads the [residual stream](residual-stream) and adds to it. Click one.</numerusform>
            <numerusform>The prompt goes through %n layers, from left to right. Each [head](head) reads the [residual stream](residual-stream) and adds to it. Click one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s) of the set are lit, and what they can change.</source>
        <translation>
            <numerusform>%n head of the set is lit, and what it can change.</numerusform>
            <numerusform>%n heads of the set are lit, and what they can change.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::ZeroMeanPanel</name>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n head</numerusform>
            <numerusform>%n heads</numerusform>
        </translation>
    </message>
</context>
</TS>
