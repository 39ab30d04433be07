// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pane.h"

#include <headscope/verification.h>

#include <vector>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace headscope::app {

class MutedLabel;
class Verifier;

/// Why the numbers can be believed: every check of the open model with its verdict, the difference
/// found and the tolerance. Why a check matters is its tooltip, and below when it is chosen.
class TrustPanel : public Pane {
    Q_OBJECT

 public:
    explicit TrustPanel(Verifier& verifier, QWidget* parent = nullptr);

    /// What is to be known of the open model before anything is checked; shown while no check is
    /// chosen. Empty: nothing.
    void setRemark(const QString& remark);

    [[nodiscard]] QPushButton* verifyButton() const { return m_verify; }
    [[nodiscard]] QPushButton* copyButton() const { return m_copy; }

 protected:
    void refresh() override;

 private:
    void refreshButtons();
    void refreshChecks();
    void refreshDetail();
    void copy() const;
    [[nodiscard]] QString statusText() const;

    Verifier& m_verifier;
    QPushButton* m_verify;
    QPushButton* m_copy;
    MutedLabel* m_status;
    QTreeWidget* m_checks;
    QLabel* m_detail;
    QString m_remark;
    std::vector<Check> m_shown;
};

}  // namespace headscope::app
