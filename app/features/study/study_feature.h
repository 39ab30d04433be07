// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/kept_studies.h"
#include "features/feature.h"
#include "figure/figure_source.h"

#include <cstddef>

namespace headscope::app {

class InlineHint;
class StudyDesk;
class StudyWindow;

/// Studies of many prompts, in a window of their own. The computation continues when that window is
/// closed, or where the program's language is another.
class StudyFeature : public Feature {
    Q_OBJECT

 public:
    explicit StudyFeature(Workplace& place);

    [[nodiscard]] StudyDesk& desk() const { return *m_desk; }
    /// Made where it is asked for.
    [[nodiscard]] StudyWindow& window();

    [[nodiscard]] bool canOpen(const QString& path) const override;
    void openPath(const QString& path) override;
    [[nodiscard]] bool isBusy() const override;
    void saveView(QJsonObject& view) const override;
    void showView(const QJsonObject& view) override;
    /// Shows a study that a session kept; where its folder is gone the window says so.
    void openKept(const KeptStudy& study);

 Q_SIGNALS:
    /// What the window shows is wanted as a figure, over it.
    void figureRequested(const headscope::app::FigureSource& source, QWidget* over);

 protected:
    /// The study's window comes and goes.
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    /// Over the maps, while the study's window is closed: a study is computed, or has ended.
    void refreshStrip();
    void show();
    /// Its prompt, target and control in the window's fields, and a run of them.
    void runPrompt(std::size_t prompt);

    KeptStudies* m_kept;
    StudyDesk* m_desk;
    StudyWindow* m_window = nullptr;
    InlineHint* m_strip;
    bool m_wasRunning = false;  ///< while its window is closed
};

}  // namespace headscope::app
