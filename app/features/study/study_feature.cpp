// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/study/study_feature.h"

#include "document/document.h"
#include "document/event_log.h"
#include "features/study/study_desk.h"
#include "features/study/study_window.h"
#include "jobs/user_error.h"
#include "ui/commands.h"
#include "ui/inline_hint.h"

#include <headscope/error.h>

#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QKeySequence>
#include <QMainWindow>
#include <QVBoxLayout>

namespace headscope::app {

namespace {

const QString kStudies = QStringLiteral("studies");  // a field of a session's view
constexpr qint64 kLookedAt = 1 << 16;                // bytes in which a study says what it is

/// A study, or a list of prompts as for the discovery of circuits, which has no schema.
bool saysItIsAStudy(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return false;
    const QByteArray begin = file.read(kLookedAt);
    if (begin.contains("\"headscope.study/")) return true;
    const bool hasAnswers = begin.contains("\"wrong_answers\"") || begin.contains("\"control\"");
    return !begin.contains("\"schema\"") && begin.contains("\"prompts\"") && hasAnswers;
}

}  // namespace

StudyFeature::StudyFeature(Workplace& place)
    : Feature(place), m_strip(new InlineHint(InlineHint::Tone::Plain)) {
    m_kept = &keep<KeptStudies>();
    m_desk = &keep<StudyDesk>([this](QObject* owner) {
        auto* made = new StudyDesk(document().state(), document().jobs(), *m_kept, owner);
        logErrors(document().log(), *made, &StudyDesk::changed, [made] { return made->error(); });
        return made;
    });
    commands().add({QStringLiteral("study.show"),
                    tr("St&udy of Many Prompts…"),
                    tr("One map over many prompts, with intervals"),
                    {QKeySequence(tr("Ctrl+Alt+Shift+U"))},
                    [this] { show(); }});
    m_strip->setObjectName(QStringLiteral("studyStrip"));
    place.strips.addWidget(m_strip);
    connect(m_strip, &InlineHint::acted, this, &StudyFeature::show);
    for (const auto signal : {&StudyDesk::changed, &StudyDesk::rowsChanged})
        connect(m_desk, signal, this, &StudyFeature::refreshStrip);
    refreshStrip();
}

StudyWindow& StudyFeature::window() {
    if (!m_window) {
        m_window = new StudyWindow(document(), *m_desk, place().choosers, &place().window);
        connect(m_window, &StudyWindow::promptRequested, this, &StudyFeature::runPrompt);
        connect(m_window, &StudyWindow::figureRequested, this, &StudyFeature::figureRequested);
        m_window->installEventFilter(this);
    }
    return *m_window;
}

void StudyFeature::refreshStrip() {
    if (m_window && m_window->isVisible()) {
        m_wasRunning = false;
        return m_strip->setText({});
    }
    const QString name =
        m_desk->study() ? QString::fromStdString(m_desk->study()->name) : QString();
    const auto total = static_cast<int>(m_desk->study() ? m_desk->study()->prompts.size() : 0);
    const std::size_t there = m_desk->rows() ? m_desk->rows()->count() : 0;
    if (m_desk->isRunning()) {
        m_wasRunning = true;
        m_strip->setText(
            tr("The study \"%1\" goes on while its window is closed: %2 of %n prompt(s). "
               "Where the program ends, Run goes on from there.",
               nullptr, total)
                .arg(name, QString::number(there)),
            tr("Show"));
    } else if (m_wasRunning) {
        m_strip->setText(tr("The study \"%1\" has ended: %2 of %n prompt(s).", nullptr, total)
                             .arg(name, QString::number(there)),
                         tr("Show"));
    } else {
        m_strip->setText({});
    }
}

bool StudyFeature::eventFilter(QObject* watched, QEvent* event) {
    const bool shows = event->type() == QEvent::Show || event->type() == QEvent::Hide;
    if (shows && watched == m_window)
        QMetaObject::invokeMethod(this, &StudyFeature::refreshStrip, Qt::QueuedConnection);
    return Feature::eventFilter(watched, event);
}

void StudyFeature::show() {
    window().show();
    window().raise();
    window().activateWindow();
}

bool StudyFeature::canOpen(const QString& path) const {
    const QFileInfo info(path);
    const QString ending = info.suffix().toLower();
    return info.isFile() && (ending == QLatin1String("csv") || ending == QLatin1String("jsonl") ||
                             (ending == QLatin1String("json") && saysItIsAStudy(path)));
}

void StudyFeature::openPath(const QString& path) {
    show();
    m_desk->open(path);
}

bool StudyFeature::isBusy() const {
    return m_desk->isRunning() || m_desk->isSummarizing();
}

void StudyFeature::saveView(QJsonObject& view) const {
    view[kStudies] = toJson(m_kept->list());
}

void StudyFeature::showView(const QJsonObject& view) {
    m_kept->reset(keptStudiesFrom(view[kStudies].toArray()));
}

void StudyFeature::openKept(const KeptStudy& study) {
    show();
    try {
        m_desk->openKept(study);
    } catch (const Error&) {
        window().complain(sentences(currentError()));
    }
}

void StudyFeature::runPrompt(std::size_t prompt) {
    const Study& study = *m_desk->study();
    const StudyPrompt& of = study.prompts[prompt];
    RunInputs inputs = document().fields().inputs();
    inputs.prompt = QString::fromStdString(of.text);
    const auto rest = [](const std::vector<std::string>& tokens) {
        QStringList more;
        for (std::size_t i = 1; i < tokens.size(); ++i)
            more << QString::fromStdString(tokens[i]);
        return more;
    };
    inputs.target = QString::fromStdString(of.target.front());
    inputs.control = QString::fromStdString(of.control.front());
    inputs.moreTargets = rest(of.target);
    inputs.moreControls = rest(of.control);
    inputs.positions = study.positions;
    if (of.donor) inputs.donor = QString::fromStdString(*of.donor);
    document().fields().changeInputs(inputs, false);
    document().run();
    place().window.activateWindow();
}

}  // namespace headscope::app
