// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/kept_studies.h"
#include "features/feature.h"
#include "figure/figure_source.h"

#include <optional>

class QDialog;
class QDockWidget;

namespace headscope::app {

class CompareView;
class HistoryPanel;

/// The runs that were computed, to be seen again and compared, and what would be different now.
class HistoryFeature : public Feature {
    Q_OBJECT

 public:
    explicit HistoryFeature(Workplace& place);
    /// Takes away its warning: another one warns anew.
    ~HistoryFeature() override;

    [[nodiscard]] HistoryPanel& panel() const { return *m_panel; }
    [[nodiscard]] CompareView& comparison() const { return *m_compare; }
    [[nodiscard]] QDockWidget* dock() const { return m_dock; }
    void compare(quint64 first, quint64 second);

    void showView(const QJsonObject& view) override;

 Q_SIGNALS:
    /// The comparison is wanted as a figure, over its window.
    void figureRequested(const headscope::app::FigureSource& source, QWidget* over);
    void studyRequested(const headscope::app::KeptStudy& study);

 private:
    void buildDock();
    void buildComparison();
    void addCommands();
    void refreshRerunWarning();

    KeptStudies& m_studies;
    HistoryPanel* m_panel;
    QDockWidget* m_dock;
    CompareView* m_compare;
    QDialog* m_compareWindow;
    QString m_warned;  ///< what the notice last said about running again
};

}  // namespace headscope::app
