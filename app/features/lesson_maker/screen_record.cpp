// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/screen_record.h"

#include "document/document.h"
#include "document/run_spec.h"
#include "ui/intervention_text.h"

#include <headscope/error.h>

#include <QCoreApplication>

#include <algorithm>

namespace headscope::app {

namespace {

struct RecordTr {
    Q_DECLARE_TR_FUNCTIONS(ScreenRecord)
};

/// What the run on screen was made of, else what would be run.
RunInputs inputsOnScreen(const Document& document, const InputFields& fields) {
    const auto& run = document.state().run();
    return run ? run->inputs : fields.inputs();
}

/// Can a file name it? A patch's donor is named beside it.
bool isNamed(const Intervention& intervention) {
    try {
        return interventionFromName(name(intervention)) == intervention &&
               (!donorPromptOf(intervention) || intervention == patching());
    } catch (const Error&) {
        return false;
    }
}

Intervention interventionOnScreen(const Document& document) {
    return anyDonor(document.state().intervention());
}

bool anySetBefore(const Lesson& lesson) {
    return std::any_of(lesson.steps.begin(), lesson.steps.end(),
                       [](const auto& step) { return step.state.set || step.state.setLayer; });
}

}  // namespace

QString whyNotRecorded(Document& document) {
    const RunInputs inputs = inputsOnScreen(document, document.fields());
    if (!inputs.moreTargets.isEmpty() || !inputs.moreControls.isEmpty())
        return RecordTr::tr(
            "A lesson watches one target and one control. Take the further "
            "tokens out first.");
    if (inputs.target.isEmpty() || inputs.control.isEmpty())
        return RecordTr::tr("A lesson needs a target and a control. Fill them in first.");
    if (inputs.bos)
        return RecordTr::tr(
            "A lesson's prompts begin without <|endoftext|>. Run without it first.");
    const Intervention shown = interventionOnScreen(document);
    if (!isNamed(shown))
        return RecordTr::tr("A lesson cannot name “%1”. Show another intervention first.")
            .arg(textOf(shown).label);
    if (donorPromptOf(shown) && inputs.donor.isEmpty())
        return RecordTr::tr("A patch needs a donor prompt. Fill it in first.");
    return {};
}

LessonRun runOnScreen(Document& document) {
    const RunInputs inputs = inputsOnScreen(document, document.fields());
    return {inputs.prompt.toStdString(), inputs.target.toStdString(), inputs.control.toStdString(),
            inputs.positions};
}

namespace {

/// The name of the donor's run in the lesson; empty where the screen has no donor.
std::string useDonor(Document& document, Lesson& lesson) {
    const RunInputs inputs = inputsOnScreen(document, document.fields());
    if (inputs.donor.isEmpty()) return {};
    LessonRun donor = runOnScreen(document);
    donor.prompt = inputs.donor.toStdString();
    return useRun(lesson, donor);
}

}  // namespace

LessonState recordedState(Document& document, Lesson& lesson) {
    const RunState& window = document.state();
    LessonState state;
    state.run = useRun(lesson, runOnScreen(document));
    state.intervention = interventionOnScreen(document);
    state.donor = useDonor(document, lesson);
    state.maps = window.maps().maps;
    std::erase_if(state.maps, [](const Quantity& map) {
        return quantityFromName(name(map)) != map;  // of a donor that files do not name
    });
    state.sameScale = window.maps().sameScale;
    state.scaleLock = window.lockedLimit();
    if (const auto head = window.selected()) state.selected = LessonHead{*head};
    const HeadList& set = window.ablationSet().heads;
    if (!set.empty() || anySetBefore(lesson)) {
        state.set.emplace();
        for (const HeadId head : set)
            state.set->push_back(LessonHead{head});
    }
    return state;
}

LessonScreen recordedScreen(Document& document, Lesson& lesson) {
    LessonScreen screen;
    screen.run = useRun(lesson, runOnScreen(document));
    screen.donor = useDonor(document, lesson);
    screen.intervention = interventionOnScreen(document);
    screen.selected = document.state().selected();
    screen.set = document.state().ablationSet().heads;
    return screen;
}

std::vector<LessonCondition> conditionsOnScreen(Document& document, Lesson& lesson) {
    using Kind = LessonCondition::Kind;
    const RunState& window = document.state();
    const LessonRun run = runOnScreen(document);
    std::vector<LessonCondition> all;
    const auto add = [&all](Kind kind) -> LessonCondition& {
        return all.emplace_back(LessonCondition{kind, {}, {}, {}, {}, {}});
    };
    add(Kind::RunFinished).text = useRun(lesson, run);
    if (const auto head = window.selected()) add(Kind::Selected).heads = {LessonHead{*head}};
    if (!window.ablationSet().heads.empty()) {
        LessonCondition& set = add(Kind::SetIs);
        for (const HeadId head : window.ablationSet().heads)
            set.heads.push_back(LessonHead{head});
    }
    add(Kind::Intervention).intervention = interventionOnScreen(document);
    add(Kind::AtPositions).positions = run.positions;
    if (!window.maps().maps.empty()) add(Kind::MapShows).quantity = window.maps().maps.front();
    add(Kind::PromptIs).text = run.prompt;
    add(Kind::TargetIs).text = run.target;
    return all;
}

}  // namespace headscope::app
