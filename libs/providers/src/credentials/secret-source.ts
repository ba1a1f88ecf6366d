/** The secret of a lane, as it is now. */
export interface CredentialSource {
  /**
   * The secret that the next request is sent with; null when the lane sends none.
   * @throws CredentialError when there is none just now, which may pass.
   */
  current(): Promise<string | null>;

  /**
   * Asked when a provider refused a secret: whether there is another one now. Absent where there never is.
   * @throws CredentialError as `current` does.
   */
  renew?(refused: string): Promise<boolean>;
}
